package dev.packhorse.inventory;

import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.inventory.Bookings.Entry;
import dev.packhorse.inventory.StockCount.Line;
import dev.packhorse.inventory.StockErrand.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cycle counts while orders go on. What is compared is the shelf with the books at the moment of the count, under the level's lock;
 * closing books that difference and no absolute number, so whatever ships in between stays shipped.
 */
public class StockCounts {

    public static final int MOST_LINES = 500;

    private final JdbcClient jdbc;
    private final CountRows rows;
    private final HoldBatcher batcher;
    private final Bookings bookings;
    private final TransactionTemplate transaction;

    public StockCounts(
            JdbcClient jdbc,
            HoldBatcher batcher,
            AvailabilityPublisher availability,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new CountRows(jdbc);
        this.batcher = batcher;
        this.bookings = new Bookings(jdbc, availability);
        this.transaction = new TransactionTemplate(transactions);
    }

    public Optional<StockCount> find(PaperId id) {
        return transaction.execute(_ -> rows.find("id", id.value()));
    }

    /** Newest first. */
    public StockPage<StockCount> page(@Nullable String cursor, int limit) {
        return transaction.execute(_ -> rows.page(cursor, limit));
    }

    public CountOutcome open(StockCount.Draft draft) {
        List<Sku> skus = draft.skus().isEmpty() ? transaction.execute(_ -> allIn(draft.warehouse())) : draft.skus();
        if (skus.size() > MOST_LINES) {
            return new CountOutcome.TooMany(MOST_LINES);
        }
        return batcher.run(locking(
                skus,
                () -> answerOf(draft).or(() -> refusal(draft, skus)).orElseGet(() -> {
                    PaperId id = PaperId.next(PaperId.Kind.COUNT, Instant.now());
                    rows.insert(id, draft, skus);
                    return new CountOutcome.Done(rows.find("id", id.value()).orElseThrow(), false);
                })));
    }

    /** Within the tolerance it is settled; beyond it a second count with the same difference settles it. */
    public CountOutcome record(PaperId id, StockCount.Sheet sheet) {
        List<Sku> skus = sheet.lines().stream().map(Transfer.Line::sku).toList();
        return batcher.run(locking(skus, () -> {
            StockCount.Status status = rows.lock(id);
            Optional<String> told = rows.hashOfSheet(id, sheet.key());
            if (told.isPresent()) {
                return told.get().equals(sheet.hash()) ? done(id, true) : new CountOutcome.KeyReused();
            }
            List<Sku> strange = without(id, skus);
            if (status != StockCount.Status.OPEN) {
                return new CountOutcome.Ended();
            }
            if (!strange.isEmpty()) {
                return new CountOutcome.NoSuchSkus(strange);
            }
            write(id, sheet);
            return done(id, false);
        }));
    }

    /** Another person than the one who counted takes a disputed difference as true. */
    public CountOutcome approve(PaperId id, String actor, List<Sku> skus) {
        return transaction.execute(_ -> {
            if (rows.lock(id) != StockCount.Status.OPEN) {
                return new CountOutcome.Ended();
            }
            StockCount count = rows.find("id", id.value()).orElseThrow();
            List<Sku> strange = without(id, skus);
            if (!strange.isEmpty()) {
                return new CountOutcome.NoSuchSkus(strange);
            }
            List<Sku> own = skus(count, line -> skus.contains(line.sku()) && actor.equals(line.actor()));
            if (!own.isEmpty()) {
                return new CountOutcome.SamePerson(own);
            }
            jdbc.sql("update stock_count_line set state = 'counted', approved_by = ? "
                            + "where count_id = ? and sku = any(?) and state = 'disputed'")
                    .params(actor, id.value(), StockRows.names(skus))
                    .update();
            return done(id, false);
        });
    }

    /** Books every difference, or nothing while something is not settled or would be taken from under an order. */
    public CountOutcome close(PaperId id, String actor) {
        List<Sku> skus = skus(find(id).orElseThrow(), _ -> true);
        return batcher.run(locking(skus, () -> switch (rows.lock(id)) {
            case CLOSED -> done(id, true);
            case CANCELLED -> new CountOutcome.Ended();
            case OPEN -> bookDifferences(rows.find("id", id.value()).orElseThrow(), actor);
        }));
    }

    /** @return ended when it was closed before */
    public CountOutcome cancel(PaperId id) {
        return transaction.execute(_ -> switch (rows.lock(id)) {
            case CLOSED -> new CountOutcome.Ended();
            case CANCELLED -> done(id, true);
            case OPEN -> {
                rows.end(id, StockCount.Status.CANCELLED);
                yield done(id, false);
            }
        });
    }

    private CountOutcome bookDifferences(StockCount count, String actor) {
        List<Sku> unsettled = skus(count, line -> line.state() != StockCount.State.COUNTED);
        if (!unsettled.isEmpty()) {
            return new CountOutcome.Unsettled(unsettled);
        }
        List<Entry> entries = count.lines().stream()
                .filter(line -> difference(line) != 0)
                .map(line -> new Entry(
                        new Place(count.warehouse(), line.sku()),
                        difference(line),
                        "Counted " + line.counted() + " where " + line.expected() + " were expected."))
                .toList();
        List<StockShortage> shortages = bookings.shortages(entries);
        if (!shortages.isEmpty()) {
            return new CountOutcome.StockIsHeld(shortages);
        }
        if (!entries.isEmpty()) {
            bookings.book(MovementKind.COUNTED, actor, count.id(), entries);
        }
        rows.end(count.id(), StockCount.Status.CLOSED);
        return done(count.id(), false);
    }

    private static long difference(Line line) {
        Long counted = line.counted();
        Long expected = line.expected();
        return counted == null || expected == null ? 0 : counted - expected;
    }

    private void write(PaperId id, StockCount.Sheet sheet) {
        jdbc.sql("insert into stock_count_sheet (count_id, key, hash) values (?, ?, ?)")
                .params(id.value(), sheet.key(), sheet.hash())
                .update();
        jdbc.sql("""
                update stock_count_line l set counted = c.units, expected = s.on_hand, actor = ?, approved_by = null, counts = l.counts + 1,
                  counted_at = clock_timestamp(),
                  state = case when abs(c.units - s.on_hand) <= k.tolerance or l.counted - l.expected = c.units - s.on_hand
                    then 'counted' else 'disputed' end
                from unnest(?, ?) as c (sku, units), stock_level s, stock_count k
                where l.count_id = ? and k.id = l.count_id and l.sku = c.sku and s.sku = l.sku and s.warehouse = l.warehouse
                """)
                .params(sheet.actor(), TransferRows.skus(sheet.lines()), TransferRows.units(sheet.lines()))
                .param(id.value())
                .update();
    }

    private Optional<CountOutcome> refusal(StockCount.Draft draft, List<Sku> skus) {
        if (jdbc.sql("select count(*) from warehouse where code = ?")
                        .param(draft.warehouse().value())
                        .query(Integer.class)
                        .single()
                == 0) {
            return Optional.of(new CountOutcome.NoSuchWarehouse());
        }
        List<Sku> strange = jdbc.sql("select sku from unnest(?) as wanted (sku) where not exists "
                        + "(select from stock_level l where l.sku = wanted.sku and l.warehouse = ?) order by sku")
                .params(StockRows.names(skus), draft.warehouse().value())
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
        if (!strange.isEmpty()) {
            return Optional.of(new CountOutcome.NoSuchSkus(strange));
        }
        List<Sku> counted = jdbc.sql(
                        "select sku from stock_count_line where open and warehouse = ? and sku = any(?) order by sku")
                .params(draft.warehouse().value(), StockRows.names(skus))
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
        return counted.isEmpty() ? Optional.empty() : Optional.of(new CountOutcome.BeingCounted(counted));
    }

    private Optional<CountOutcome> answerOf(StockCount.Draft draft) {
        return rows.hashOf(draft.idempotencyKey())
                .map(hash -> hash.equals(draft.requestHash())
                        ? new CountOutcome.Done(
                                rows.find("idempotency_key", draft.idempotencyKey())
                                        .orElseThrow(),
                                true)
                        : new CountOutcome.KeyReused());
    }

    private CountOutcome done(PaperId id, boolean replayed) {
        return new CountOutcome.Done(rows.find("id", id.value()).orElseThrow(), replayed);
    }

    private List<Sku> without(PaperId id, List<Sku> skus) {
        List<Sku> known = skus(rows.find("id", id.value()).orElseThrow(), _ -> true);
        return skus.stream().filter(sku -> !known.contains(sku)).toList();
    }

    private static List<Sku> skus(StockCount count, Predicate<Line> which) {
        return count.lines().stream().filter(which).map(Line::sku).toList();
    }

    private List<Sku> allIn(WarehouseCode warehouse) {
        return jdbc.sql("select sku from stock_level where warehouse = ? order by sku limit ?")
                .params(warehouse.value(), MOST_LINES + 1)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    private static StockErrand<CountOutcome> locking(List<Sku> skus, Supplier<CountOutcome> work) {
        return new StockErrand<>() {
            @Override
            public Set<Sku> skus() {
                return Set.copyOf(skus);
            }

            @Override
            public CountOutcome run() {
                return work.get();
            }
        };
    }
}
