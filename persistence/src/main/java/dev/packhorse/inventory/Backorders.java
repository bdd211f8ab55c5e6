package dev.packhorse.inventory;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.Expected;
import dev.packhorse.Vocabulary;
import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.inventory.BackorderPolicy.Promise;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.Timeline;
import dev.packhorse.shipping.ParcelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What may be sold before it is there, and whether it is there by now. */
public class Backorders {

    private final JdbcClient jdbc;
    private final HoldBatcher batcher;
    private final Timeline timeline;
    private final AvailabilityPublisher availability;
    private final TransactionTemplate snapshot;

    public Backorders(
            JdbcClient jdbc,
            HoldBatcher batcher,
            Timeline timeline,
            AvailabilityPublisher availability,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batcher = batcher;
        this.timeline = timeline;
        this.availability = availability;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    public Optional<StatedBackorder> find(Sku sku) {
        return snapshot.execute(_ -> read(sku).filter(row -> !row.withdrawn()).map(Row::stated));
    }

    /** What was promised before stays promised, also beyond a lower limit; the limit counts for what is promised from now on. */
    public BackorderOutcome state(Sku sku, BackorderPolicy policy, Expected expected) {
        return snapshot.execute(_ -> missing(sku, policy.warehouse()))
                .orElseGet(() ->
                        batcher.run(new Statement(sku, Set.of(new StockErrand.Place(policy.warehouse(), sku))) {
                            @Override
                            BackorderOutcome write(@Nullable Row row) {
                                if (!expected.isMetBy(
                                        row == null || row.withdrawn()
                                                ? 0
                                                : row.stated().version())) {
                                    return new BackorderOutcome.Changed(
                                            row == null || row.withdrawn()
                                                    ? 0
                                                    : row.stated().version());
                                }
                                upsert(sku, policy);
                                return done(sku);
                            }
                        }));
    }

    /** Promises nothing more. What was promised stays promised. */
    public BackorderOutcome withdraw(Sku sku, Expected expected) {
        return batcher.run(new Statement(sku, Set.of()) {
            @Override
            BackorderOutcome write(@Nullable Row row) {
                if (row == null || row.withdrawn()) {
                    return new BackorderOutcome.UnknownSku();
                }
                if (!expected.isMetBy(row.stated().version())) {
                    return new BackorderOutcome.Changed(row.stated().version());
                }
                jdbc.sql("update backorder set withdrawn = true, version = version + 1 where sku = ?")
                        .param(sku.value())
                        .update();
                return done(sku);
            }
        });
    }

    /**
     * Whether a parcel's stock is there; what lies free is given on first, as when a preorder is released. Told once in its
     * order's timeline.
     */
    public boolean hasArrived(ParcelId parcel) {
        return batcher.run(new StockErrand<>() {
            @Override
            public Set<OrderId> orders() {
                return Set.of(parcel.order());
            }

            @Override
            public Boolean run() {
                allocate(
                        "select warehouse, sku from stock_queue where parcel_id = ? and arrived + given_up < units "
                                + "order by warehouse, sku",
                        parcel.value());
                boolean here = jdbc.sql("select status <> 'waiting' from parcel where id = ?")
                        .param(parcel.value())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
                if (here) {
                    tellOnce(parcel);
                }
                return here;
            }
        });
    }

    /** Changes what is stated of one SKU, all of whose levels are locked; its row is, too. */
    private abstract class Statement implements StockErrand<BackorderOutcome> {

        private final Sku sku;
        private final Set<Place> places;

        Statement(Sku sku, Set<Place> places) {
            this.sku = sku;
            this.places = places;
        }

        abstract BackorderOutcome write(@Nullable Row row);

        @Override
        public Set<Sku> skus() {
            return Set.of(sku);
        }

        @Override
        public Set<Place> places() {
            return places;
        }

        @Override
        public BackorderOutcome run() {
            BackorderOutcome outcome = write(read(sku).orElse(null));
            if (outcome instanceof BackorderOutcome.Done) {
                followLimit(sku);
                // A release may have been brought forward.
                allocate(
                        "select warehouse, sku from stock_level where sku = ? and waiting > 0 order by warehouse",
                        sku.value());
                availability.changedInThisTransaction(List.of(sku));
            }
            return outcome;
        }
    }

    private record Row(StatedBackorder stated, boolean withdrawn) {}

    private Optional<BackorderOutcome> missing(Sku sku, WarehouseCode warehouse) {
        if (!exists("select exists (select from variant where sku = ?)", sku.value())) {
            return Optional.of(new BackorderOutcome.UnknownSku());
        }
        return exists("select exists (select from warehouse where code = ?)", warehouse.value())
                ? Optional.empty()
                : Optional.of(new BackorderOutcome.UnknownWarehouse());
    }

    private boolean exists(String question, String key) {
        return jdbc.sql(question).param(key).query(Boolean.class).single();
    }

    private BackorderOutcome done(Sku sku) {
        return new BackorderOutcome.Done(read(sku).orElseThrow().stated());
    }

    private void upsert(Sku sku, BackorderPolicy policy) {
        OffsetDateTime date = policy.promise() instanceof Promise.On(var on) ? on.atOffset(ZoneOffset.UTC) : null;
        Integer days = policy.promise() instanceof Promise.Within(int within) ? within : null;
        jdbc.sql("""
                insert into backorder (sku, kind, warehouse, units, promised_at, lead_time_days) values (?, ?, ?, ?, ?, ?)
                on conflict (sku) do update set kind = excluded.kind, warehouse = excluded.warehouse, units = excluded.units,
                  promised_at = excluded.promised_at, lead_time_days = excluded.lead_time_days, withdrawn = false,
                  version = backorder.version + 1, updated_at = clock_timestamp()
                """)
                .params(sku.value(), stored(policy.kind()), policy.warehouse().value(), policy.limit())
                .param(date)
                .param(days)
                .update();
    }

    /** The version rises also when only a date has changed, since what the caches show of the SKU has. */
    private void followLimit(Sku sku) {
        jdbc.sql("""
                update stock_level set version = version + 1,
                  backorder_limit = greatest(waiting, stated_backorder_limit(warehouse, sku))
                where sku = ?
                """).param(sku.value()).update();
    }

    private void allocate(String levels, String key) {
        jdbc.sql("select count(allocate_arrived(warehouse, sku)) from (" + levels + ") as level")
                .param(key)
                .query(Long.class)
                .single();
    }

    private void tellOnce(ParcelId parcel) {
        String number = parcel.value().substring(parcel.value().lastIndexOf('_') + 1);
        timeline.addOnce(
                parcel.order(),
                "stock_arrived",
                "The stock of parcel " + number + " is there.",
                Map.of("parcel_id", parcel.value()));
    }

    private Optional<Row> read(Sku sku) {
        return jdbc.sql("""
                select b.*, (select coalesce(sum(waiting), 0) from stock_level where sku = b.sku) as waiting
                from backorder b where b.sku = ?
                """)
                .param(sku.value())
                .query((row, _) -> new Row(
                        new StatedBackorder(sku, policy(row), row.getLong("waiting"), row.getLong("version")),
                        row.getBoolean("withdrawn")))
                .optional();
    }

    private static BackorderPolicy policy(ResultSet row) throws SQLException {
        OffsetDateTime date = row.getObject("promised_at", OffsetDateTime.class);
        return new BackorderPolicy(
                Vocabulary.read(Backorder.Kind.class, row.getString("kind")),
                new WarehouseCode(row.getString("warehouse")),
                row.getLong("units"),
                date == null ? new Promise.Within(row.getInt("lead_time_days")) : new Promise.On(date.toInstant()));
    }
}
