package dev.packhorse.inventory;

import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.inventory.Bookings.Entry;
import dev.packhorse.inventory.StockErrand.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Goods on their way between warehouses. Each step is one short transaction and may be repeated without harm. */
public class Transfers {

    private final JdbcClient jdbc;
    private final TransferRows rows;
    private final HoldBatcher batcher;
    private final Bookings bookings;
    private final WarehouseRoom room;
    private final TransactionTemplate transaction;

    public Transfers(
            JdbcClient jdbc,
            HoldBatcher batcher,
            AvailabilityPublisher availability,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new TransferRows(jdbc);
        this.batcher = batcher;
        this.bookings = new Bookings(jdbc, availability);
        this.room = new WarehouseRoom(jdbc);
        this.transaction = new TransactionTemplate(transactions);
    }

    public TransferRequest request(TransferView.Draft draft) {
        return transaction.execute(_ -> answerOf(draft, true).orElseGet(() -> {
            TransferRequest refusal = refusal(draft.transfer());
            if (refusal != null) {
                return refusal;
            }
            boolean fresh = rows.insert(draft);
            return answerOf(draft, !fresh).orElseThrow();
        }));
    }

    public Optional<TransferView> find(PaperId id) {
        return transaction.execute(_ -> rows.find("id", id.value()));
    }

    /**
     * Newest first.
     *
     * @throws dev.packhorse.InvalidCursor when the cursor is not of such a page
     */
    public StockPage<TransferView> page(@Nullable TransferStatus status, @Nullable String cursor, int limit) {
        return transaction.execute(_ -> rows.page(status, cursor, limit));
    }

    /** All of it leaves the origin, but nothing that is held there for orders. */
    public ShipOutcome ship(PaperId id, String actor) {
        return batcher.run(new Shipping(find(id).orElseThrow().transfer(), actor));
    }

    /** Books what came, and when the rest is given up, or nothing is missing, ends the transfer. */
    public ArrivalOutcome receive(PaperId id, Arrival arrival) {
        Transfer transfer = find(id).orElseThrow().transfer();
        List<Sku> strange = arrival.lines().stream()
                .map(Transfer.Line::sku)
                .filter(sku ->
                        transfer.lines().stream().noneMatch(line -> line.sku().equals(sku)))
                .toList();
        return strange.isEmpty() ? batcher.run(new Receiving(transfer, arrival)) : new ArrivalOutcome.TooMuch(strange);
    }

    /** Calls it off, unless it has left; answers where it stands then. */
    public TransferStatus cancel(PaperId id, String actor) {
        return transaction.execute(_ -> {
            TransferStatus status = rows.lock(id);
            if (status == TransferStatus.REQUESTED) {
                jdbc.sql(
                                "update stock_transfer set status = 'cancelled', attention = null, ended_at = clock_timestamp(), "
                                        + "ended_by = ? where id = ?")
                        .params(actor, id.value())
                        .update();
            }
            return status == TransferStatus.REQUESTED ? TransferStatus.CANCELLED : status;
        });
    }

    /** @param question null when it is settled; a transfer that has ended asks nothing */
    public void ask(PaperId id, @Nullable String question) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update stock_transfer set attention = ? where id = ? and ended_at is null")
                        .param(question)
                        .param(id.value())
                        .update());
    }

    private final class Shipping implements StockErrand<ShipOutcome> {

        private final Transfer transfer;
        private final String actor;
        private final List<Entry> entries;

        Shipping(Transfer transfer, String actor) {
            this.transfer = transfer;
            this.actor = actor;
            this.entries = entries(transfer.origin(), transfer.lines(), -1, "Sent to " + transfer.destination() + ".");
        }

        @Override
        public Set<Place> places() {
            return placesOf(entries);
        }

        @Override
        public ShipOutcome run() {
            return switch (rows.lock(transfer.id())) {
                case IN_TRANSIT, CLOSED -> new ShipOutcome.Shipped();
                case CANCELLED -> new ShipOutcome.Cancelled();
                case REQUESTED -> leave();
            };
        }

        private ShipOutcome leave() {
            List<StockShortage> shortages = bookings.shortages(entries);
            if (!shortages.isEmpty()) {
                return new ShipOutcome.StockIsHeld(shortages);
            }
            if (isClosed(transfer.destination()).orElseThrow()) {
                return new ShipOutcome.DestinationClosed();
            }
            OptionalLong free = room.free(transfer.destination());
            if (free.isPresent() && transfer.units() > free.getAsLong()) {
                return new ShipOutcome.NoRoom(free.getAsLong());
            }
            bookings.book(MovementKind.TRANSFERRED_OUT, actor, transfer.id(), entries);
            jdbc.sql("update stock_transfer_line set shipped = quantity where transfer_id = ?")
                    .param(transfer.id().value())
                    .update();
            jdbc.sql(
                            "update stock_transfer set status = 'in_transit', attention = null, shipped_at = clock_timestamp() where id = ?")
                    .param(transfer.id().value())
                    .update();
            return new ShipOutcome.Shipped();
        }
    }

    private final class Receiving implements StockErrand<ArrivalOutcome> {

        private final Transfer transfer;
        private final Arrival arrival;
        private final List<Entry> entries;

        Receiving(Transfer transfer, Arrival arrival) {
            this.transfer = transfer;
            this.arrival = arrival;
            this.entries = entries(transfer.destination(), arrival.lines(), 1, "Came from " + transfer.origin() + ".");
        }

        @Override
        public Set<Place> places() {
            return placesOf(entries);
        }

        @Override
        public ArrivalOutcome run() {
            TransferStatus status = rows.lock(transfer.id());
            Optional<String> told = hashOfArrival();
            if (told.isPresent()) {
                return told.get().equals(arrival.hash()) ? standing() : new ArrivalOutcome.KeyReused();
            }
            if (status != TransferStatus.IN_TRANSIT) {
                return new ArrivalOutcome.NotUnderWay(status);
            }
            List<Sku> tooMuch = tooMuch();
            if (!tooMuch.isEmpty()) {
                return new ArrivalOutcome.TooMuch(tooMuch);
            }
            remember();
            if (!entries.isEmpty()) {
                bookings.book(MovementKind.TRANSFERRED_IN, arrival.actor(), transfer.id(), entries);
            }
            if (arrival.writeOff() != null) {
                writeOff(arrival.writeOff());
            }
            closeWhenNothingIsUnderWay();
            return standing();
        }

        private Optional<String> hashOfArrival() {
            return jdbc.sql("select hash from stock_transfer_arrival where transfer_id = ? and key = ?")
                    .params(transfer.id().value(), arrival.key())
                    .query(String.class)
                    .optional();
        }

        private List<Sku> tooMuch() {
            return jdbc.sql("""
                    select l.sku from unnest(?, ?) as came (sku, units) join stock_transfer_line l on l.sku = came.sku
                    where l.transfer_id = ? and came.units > l.shipped - l.received - l.written_off order by l.sku
                    """)
                    .params(TransferRows.skus(arrival.lines()), TransferRows.units(arrival.lines()))
                    .param(transfer.id().value())
                    .query((row, _) -> new Sku(row.getString("sku")))
                    .list();
        }

        private void remember() {
            jdbc.sql("insert into stock_transfer_arrival (transfer_id, key, hash) values (?, ?, ?)")
                    .params(transfer.id().value(), arrival.key(), arrival.hash())
                    .update();
            jdbc.sql("""
                    update stock_transfer_line l set received = received + came.units from unnest(?, ?) as came (sku, units)
                    where l.transfer_id = ? and l.sku = came.sku
                    """)
                    .params(TransferRows.skus(arrival.lines()), TransferRows.units(arrival.lines()))
                    .param(transfer.id().value())
                    .update();
        }

        private void writeOff(String reason) {
            jdbc.sql("""
                    with lost as (
                      update stock_transfer_line set written_off = shipped - received
                      where transfer_id = ? and received + written_off < shipped returning sku, written_off)
                    insert into stock_transfer_loss (transfer_id, sku, units, actor, reason)
                    select ?, sku, written_off, ?, ? from lost
                    """)
                    .params(transfer.id().value(), transfer.id().value(), arrival.actor(), reason)
                    .update();
        }

        private void closeWhenNothingIsUnderWay() {
            jdbc.sql("""
                    update stock_transfer t set status = 'closed', attention = null, ended_at = clock_timestamp(), ended_by = ?
                    where id = ? and not exists (
                      select from stock_transfer_line l where l.transfer_id = t.id and l.received + l.written_off < l.shipped)
                    """).params(arrival.actor(), transfer.id().value()).update();
        }

        private ArrivalOutcome standing() {
            TransferView view = rows.find("id", transfer.id().value()).orElseThrow();
            return new ArrivalOutcome.Booked(
                    view.status(),
                    view.lines().stream().mapToLong(TransferView.Line::underWay).sum());
        }
    }

    private Optional<TransferRequest> answerOf(TransferView.Draft draft, boolean replayed) {
        return rows.hashOf(draft.idempotencyKey())
                .map(hash -> hash.equals(draft.requestHash())
                        ? new TransferRequest.Requested(
                                rows.find("idempotency_key", draft.idempotencyKey())
                                        .orElseThrow(),
                                replayed)
                        : new TransferRequest.KeyReused());
    }

    private @Nullable TransferRequest refusal(Transfer transfer) {
        if (isClosed(transfer.origin()).isEmpty()) {
            return new TransferRequest.NoSuchWarehouse(transfer.origin());
        }
        Optional<Boolean> closed = isClosed(transfer.destination());
        if (closed.isEmpty()) {
            return new TransferRequest.NoSuchWarehouse(transfer.destination());
        }
        if (closed.get()) {
            return new TransferRequest.DestinationClosed();
        }
        List<Sku> strange = SkuRows.unknown(
                jdbc, transfer.lines().stream().map(Transfer.Line::sku).toList());
        return strange.isEmpty() ? null : new TransferRequest.NoSuchSkus(strange);
    }

    private Optional<Boolean> isClosed(WarehouseCode warehouse) {
        return jdbc.sql("select closed from warehouse where code = ?")
                .param(warehouse.value())
                .query(Boolean.class)
                .optional();
    }

    private static List<Entry> entries(WarehouseCode warehouse, List<Transfer.Line> lines, int sign, String reason) {
        return lines.stream()
                .map(line -> new Entry(new Place(warehouse, line.sku()), sign * line.quantity(), reason))
                .toList();
    }

    private static Set<Place> placesOf(List<Entry> entries) {
        return entries.stream().map(Entry::place).collect(Collectors.toUnmodifiableSet());
    }
}
