package dev.packhorse.inventory;

import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.order.CheckoutLimits;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.IllegalStep;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.order.OrderStatus;
import dev.packhorse.order.Orders;
import dev.packhorse.order.Timeline;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The truth about stock. Each method is one short transaction and may be repeated without harm, unless it says otherwise. */
public class StockLedger {

    /** Few enough that checkouts which share their transaction do not feel it. */
    private static final int EXPIRED_TOGETHER = 20;

    private final JdbcClient jdbc;
    private final StockRows stock;
    private final Holds holds;
    private final HoldBatcher batcher;
    private final Orders orders;
    private final Timeline timeline;
    private final AvailabilityPublisher availability;
    private final List<CheckoutLimits> limits;
    private final TransactionTemplate transaction;

    public StockLedger(
            JdbcClient jdbc,
            Holds holds,
            HoldBatcher batcher,
            Orders orders,
            Timeline timeline,
            AvailabilityPublisher availability,
            List<CheckoutLimits> limits,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.stock = new StockRows(jdbc);
        this.holds = holds;
        this.batcher = batcher;
        this.orders = orders;
        this.timeline = timeline;
        this.availability = availability;
        this.limits = limits;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The workflow's look at its order's hold: one that stands lasts for {@code keepFor} from now, at least; one that expired is
     * taken anew, which may be refused and may plan other parcels. From here on the workflow answers for the order, and the
     * sweeper only gives back its stock.
     *
     * @throws IllegalStep when there is no such order, or it ended
     */
    public HoldOutcome hold(Order order, Duration keepFor) {
        return batcher.run(new StockErrand<HoldOutcome>() {
            @Override
            public Set<OrderId> orders() {
                return Set.of(order.id());
            }

            @Override
            public Set<Sku> skus() {
                return order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet());
            }

            @Override
            public HoldOutcome run() {
                Orders.Row row = orders.lock(order.id());
                if (row.status().isFinal() && row.status() != OrderStatus.EXPIRED) {
                    throw new IllegalStep(order.id() + " is " + row.status() + " and holds no stock any more.");
                }
                orders.takenOverByWorkflow(order.id());
                return holds.open(order.id())
                        .<HoldOutcome>map(hold -> lookAndExtend(order.id(), hold, keepFor))
                        .orElseGet(() -> holdAnew(row, order, keepFor));
            }
        });
    }

    /** Gives back whatever of the order has not been shipped; content when there is nothing. */
    public void release(OrderId order) {
        batcher.run(StockErrand.ofOrder(order, () -> {
            if (orders.lockIfKnown(order).isPresent()) {
                tellReleased(order, holds.release(order, "Given back by " + order + "."), Map.of());
            }
            return true;
        }));
    }

    /** Gives back what was held for one parcel that will not leave; content when there is nothing. */
    public void releaseParcel(ParcelId parcel) {
        batcher.run(StockErrand.ofOrder(parcel.order(), () -> {
            if (orders.lockIfKnown(parcel.order()).isPresent()) {
                long units = holds.release(parcel, "Given back by " + parcel + ".");
                tellReleased(parcel.order(), units, Map.of("parcel_id", parcel.value()));
            }
            return true;
        }));
    }

    /**
     * Gives back the stock of pending holds whose time is up, several in one transaction; an order that no workflow has taken
     * over ends as expired. Any number of processes may do this at once.
     *
     * @return how many holds expired; ask again soon when it is {@code limit}
     */
    public int expireDue(int limit) {
        List<OrderId> due = transaction.execute(_ -> jdbc.sql("""
                select order_id from stock_hold where state = 'pending' and expires_at <= clock_timestamp()
                order by expires_at limit ?
                """)
                .param(limit)
                .query((row, _) -> new OrderId(row.getString("order_id")))
                .list());
        int expired = 0;
        for (int from = 0; from < due.size(); from += EXPIRED_TOGETHER) {
            expired += batcher.run(new Expiry(due.subList(from, Math.min(due.size(), from + EXPIRED_TOGETHER))));
        }
        return expired;
    }

    private final class Expiry implements StockErrand<Integer> {

        private final List<OrderId> due;

        Expiry(List<OrderId> due) {
            this.due = due;
        }

        @Override
        public Set<OrderId> orders() {
            return Set.copyOf(due);
        }

        @Override
        public Integer run() {
            int expired = 0;
            for (OrderId order : due) {
                expired += expire(order) ? 1 : 0;
            }
            return expired;
        }
    }

    /** Stock arrives. Not idempotent: twice is twice. */
    public void receive(WarehouseCode warehouse, Sku sku, long quantity, String reason) {
        if (quantity < 1) {
            throw new IllegalArgumentException("Nothing to receive: " + quantity + " of " + sku);
        }
        batcher.run(new LevelErrand(warehouse, sku) {
            @Override
            void change() {
                jdbc.sql(
                                "update stock_level set on_hand = on_hand + ?, version = version + 1 where warehouse = ? and sku = ?")
                        .params(quantity, warehouse.value(), sku.value())
                        .update();
                jdbc.sql("insert into stock_movement (kind, warehouse, sku, on_hand_change, held_change, reason) "
                                + "values ('received', ?, ?, ?, 0, ?)")
                        .params(warehouse.value(), sku.value(), quantity, reason)
                        .update();
            }
        });
    }

    /** Sets how many units are never promised, since counting and breakage are not exact. */
    public void keepBack(WarehouseCode warehouse, Sku sku, long safetyStock) {
        batcher.run(new LevelErrand(warehouse, sku) {
            @Override
            void change() {
                jdbc.sql(
                                "update stock_level set safety_stock = ?, version = version + 1 where warehouse = ? and sku = ?")
                        .params(safetyStock, warehouse.value(), sku.value())
                        .update();
            }
        });
    }

    /** Changes one level, which is opened when it is not there yet. */
    private abstract class LevelErrand implements StockErrand<Boolean> {

        private final Place place;

        LevelErrand(WarehouseCode warehouse, Sku sku) {
            this.place = new Place(warehouse, sku);
        }

        abstract void change();

        @Override
        public Set<Place> places() {
            return Set.of(place);
        }

        @Override
        public Boolean run() {
            change();
            availability.changedInThisTransaction(List.of(place.sku()));
            return true;
        }
    }

    /** As the database has it now, by warehouse; for display ask the catalogue, which is far cheaper. */
    public List<StockLevel> levels(Sku sku) {
        return transaction.execute(_ -> stock.levels(sku));
    }

    private HoldOutcome lookAndExtend(OrderId order, Holds.Open hold, Duration keepFor) {
        if (!hold.committed()) {
            holds.extend(hold, keepFor);
        }
        return new HoldOutcome.Held(holds.plan(order));
    }

    private HoldOutcome holdAnew(Orders.Row row, Order order, Duration keepFor) {
        if (!EnumSet.of(OrderStatus.PENDING, OrderStatus.AWAITING_PAYMENT, OrderStatus.EXPIRED)
                .contains(row.status())) {
            throw new IllegalStep(order.id() + " is " + row.status() + " and its stock was settled.");
        }
        HoldOutcome outcome =
                overLimit(order).orElseGet(() -> holds.take(order.id(), row.destination(), order.lines(), keepFor));
        if (outcome instanceof HoldOutcome.Held(List<PlannedParcel> parcels)) {
            orders.move(order.id(), List.of(OrderStatus.EXPIRED), OrderStatus.PENDING);
            timeline.add(order.id(), "stock_held", HoldWords.held(parcels), HoldWords.data(parcels));
        }
        return outcome;
    }

    /** What a customer may not have is not there for them. Whoever paid does not queue again, though. */
    private Optional<HoldOutcome> overLimit(Order order) {
        return limits.stream()
                .flatMap(limit -> limit.refusalOfRevival(order).stream())
                .filter(CheckoutOutcome.OverLimit.class::isInstance)
                .map(CheckoutOutcome.OverLimit.class::cast)
                .<HoldOutcome>map(over -> new HoldOutcome.SoldOut(
                        List.of(new Shortfall(over.sku(), order.unitsOf(over.sku()), over.left()))))
                .findFirst();
    }

    private void tellReleased(OrderId order, long units, Map<String, ?> data) {
        if (units > 0) {
            timeline.add(order, "stock_released", HoldWords.units(units) + " given back to stock.", data);
        }
    }

    /** A hold whose order was never written down, since it stands for a benchmark or a caller of its own, expires alone. */
    private boolean expire(OrderId order) {
        Optional<Orders.Row> row = orders.lockIfKnown(order);
        boolean expired = holds.expire(order);
        if (expired && row.isPresent()) {
            if (!row.get().inWorkflow()) {
                orders.move(order, List.of(OrderStatus.PENDING), OrderStatus.EXPIRED);
            }
            timeline.add(order, "hold_expired", "The time to pay ran out; the stock was given back.", Map.of());
        }
        return expired;
    }
}
