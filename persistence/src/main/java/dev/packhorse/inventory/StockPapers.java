package dev.packhorse.inventory;

import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.inventory.Bookings.Entry;
import dev.packhorse.inventory.PaperId.Kind;
import dev.packhorse.inventory.StockErrand.Place;
import dev.packhorse.inventory.StockPaper.Draft;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Receipts and adjustments: what people book, each paper once, however often its key comes. */
public class StockPapers {

    private final JdbcClient jdbc;
    private final HoldBatcher batcher;
    private final Bookings bookings;
    private final WarehouseRoom room;
    private final TransactionTemplate transaction;

    public StockPapers(
            JdbcClient jdbc,
            HoldBatcher batcher,
            AvailabilityPublisher availability,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batcher = batcher;
        this.bookings = new Bookings(jdbc, availability);
        this.room = new WarehouseRoom(jdbc);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Goods came in; its lines are above zero. */
    public BookingOutcome receive(Draft draft) {
        return book(Kind.RECEIPT, MovementKind.RECEIVED, draft);
    }

    /** A person corrects the books, up or down, but never below what is held. */
    public BookingOutcome adjust(Draft draft) {
        return book(Kind.ADJUSTMENT, MovementKind.ADJUSTED, draft);
    }

    public Optional<StockPaper> find(PaperId id) {
        return transaction.execute(_ -> read("id = ?", id.value()));
    }

    private BookingOutcome book(Kind kind, MovementKind movement, Draft draft) {
        // Looked at before anything is locked: a level of what does not exist cannot be opened.
        BookingOutcome unknown = transaction.execute(_ -> answerOf(draft).orElseGet(() -> whatIsUnknown(draft)));
        return unknown != null ? unknown : batcher.run(new Errand(kind, movement, draft));
    }

    private final class Errand implements StockErrand<BookingOutcome> {

        private final Kind kind;
        private final MovementKind movement;
        private final Draft draft;
        private final List<Entry> entries;

        Errand(Kind kind, MovementKind movement, Draft draft) {
            this.kind = kind;
            this.movement = movement;
            this.draft = draft;
            this.entries = draft.lines().stream()
                    .map(line -> new Entry(new Place(draft.warehouse(), line.sku()), line.change(), line.reason()))
                    .toList();
        }

        @Override
        public Set<Place> places() {
            return entries.stream().map(Entry::place).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public BookingOutcome run() {
            return answerOf(draft).or(this::refusal).orElseGet(this::write);
        }

        private Optional<BookingOutcome> refusal() {
            return movement == MovementKind.RECEIVED
                    ? noRoom()
                    : Optional.of(bookings.shortages(entries))
                            .filter(shortages -> !shortages.isEmpty())
                            .map(BookingOutcome.StockIsHeld::new);
        }

        private Optional<BookingOutcome> noRoom() {
            OptionalLong free = room.free(draft.warehouse());
            long units = entries.stream().mapToLong(Entry::units).sum();
            return free.isPresent() && units > free.getAsLong()
                    ? Optional.of(new BookingOutcome.WarehouseFull(free.getAsLong()))
                    : Optional.empty();
        }

        private BookingOutcome write() {
            PaperId id = PaperId.next(kind, Instant.now());
            if (insert(id, draft)) {
                bookings.book(movement, draft.actor(), id, entries);
            }
            return answerOf(draft)
                    .map(answer -> answer instanceof BookingOutcome.Booked(StockPaper paper, boolean _)
                            ? new BookingOutcome.Booked(paper, !paper.id().equals(id))
                            : answer)
                    .orElseThrow();
        }
    }

    /** @return false when the key has come meanwhile */
    private boolean insert(PaperId id, Draft draft) {
        return jdbc.sql("""
                insert into stock_paper (id, idempotency_key, request_hash, warehouse, actor, delivery_note, note)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (idempotency_key) do nothing
                """)
                        .params(id.value(), draft.idempotencyKey(), draft.requestHash())
                        .params(draft.warehouse().value(), draft.actor())
                        .param(draft.deliveryNote())
                        .param(draft.note())
                        .update()
                == 1;
    }

    private Optional<BookingOutcome> answerOf(Draft draft) {
        Optional<String> hash = jdbc.sql("select request_hash from stock_paper where idempotency_key = ?")
                .param(draft.idempotencyKey())
                .query(String.class)
                .optional();
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        return hash.get().equals(draft.requestHash())
                ? read("idempotency_key = ?", draft.idempotencyKey())
                        .map(paper -> new BookingOutcome.Booked(paper, true))
                : Optional.of(new BookingOutcome.KeyReused());
    }

    private @Nullable BookingOutcome whatIsUnknown(Draft draft) {
        Optional<Boolean> closed = jdbc.sql("select closed from warehouse where code = ?")
                .param(draft.warehouse().value())
                .query(Boolean.class)
                .optional();
        if (closed.isEmpty()) {
            return new BookingOutcome.NoSuchWarehouse();
        }
        if (closed.get() && draft.lines().stream().anyMatch(line -> line.change() > 0)) {
            return new BookingOutcome.WarehouseClosed();
        }
        List<Sku> strange = SkuRows.unknown(
                jdbc, draft.lines().stream().map(StockPaper.Line::sku).toList());
        return strange.isEmpty() ? null : new BookingOutcome.NoSuchSkus(strange);
    }

    private Optional<StockPaper> read(String condition, String value) {
        return jdbc.sql("select * from stock_paper where " + condition)
                .param(value)
                .query((row, _) -> new StockPaper(
                        new PaperId(row.getString("id")),
                        new WarehouseCode(row.getString("warehouse")),
                        row.getString("actor"),
                        row.getString("delivery_note"),
                        row.getString("note"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        lines(row.getString("id"))))
                .optional();
    }

    private List<StockPaper.Line> lines(String paper) {
        return jdbc.sql("select sku, on_hand_change, reason from stock_movement where reference = ? order by id")
                .param(paper)
                .query((row, _) -> new StockPaper.Line(
                        new Sku(row.getString("sku")), row.getLong("on_hand_change"), row.getString("reason")))
                .list();
    }
}
