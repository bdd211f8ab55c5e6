package dev.packhorse.order;

import dev.packhorse.inventory.HoldBatcher;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.HoldSettings;
import dev.packhorse.inventory.HoldWords;
import dev.packhorse.inventory.Holds;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockErrand;
import dev.packhorse.payment.PaymentMethod;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What may become of a checkout: it is kept for longer, given up, or paid. Each is one errand under the lock of the order's
 * row, so that of a payment, a giving up and an expiry that come at once exactly one happens.
 */
public class OpenCheckouts {

    private static final String GIVEN_UP = "The customer gave the checkout up.";

    private final JdbcClient jdbc;
    private final HoldBatcher batcher;
    private final Holds holds;
    private final Orders orders;
    private final OrderViews views;
    private final OrderJournal journal;
    private final Timeline timeline;
    private final List<CheckoutLimits> limits;
    private final Duration keepFor;
    private final Duration keptLongest;

    public OpenCheckouts(
            JdbcClient jdbc,
            HoldBatcher batcher,
            Holds holds,
            Orders orders,
            OrderViews views,
            OrderJournal journal,
            Timeline timeline,
            List<CheckoutLimits> limits,
            HoldSettings holdSettings,
            CheckoutSettings settings) {
        this.jdbc = jdbc;
        this.batcher = batcher;
        this.holds = holds;
        this.orders = orders;
        this.views = views;
        this.journal = journal;
        this.timeline = timeline;
        this.limits = limits;
        this.keepFor = holdSettings.keepFor();
        this.keptLongest = settings.keptLongest();
    }

    /** The order's row under its lock, and whether somebody has begun to pay it. */
    private record Locked(Orders.Row row, @Nullable PaymentMethod method) {

        boolean isUnpaid() {
            return method == null;
        }

        CheckoutStatus status() {
            return CheckoutStatus.of(row.status(), !isUnpaid(), false);
        }
    }

    /** From now for as long as a new checkout is kept, but in all no longer than any: stock is not hoarded. */
    public ExtendOutcome extend(CheckoutId checkout) {
        return onLocked(checkout, this::extend).orElseGet(ExtendOutcome.Unknown::new);
    }

    /** Gives the stock back at once. Repeatable. */
    public AbandonOutcome abandon(CheckoutId checkout) {
        return onLocked(checkout, this::abandon).orElseGet(AbandonOutcome.Unknown::new);
    }

    /** Decides how this is paid and sees that the stock lasts until the order's workflow answers for it. Repeatable. */
    public PayOutcome pay(CheckoutId checkout, PaymentMethod method) {
        return onLocked(checkout, locked -> pay(locked, method)).orElseGet(PayOutcome.Unknown::new);
    }

    private ExtendOutcome extend(Locked locked) {
        Orders.Row row = locked.row();
        if (!locked.isUnpaid()) {
            return new ExtendOutcome.Closed(locked.status());
        }
        return switch (row.status()) {
            case PENDING, EXPIRED ->
                holds.open(row.id()).map(this::keepOn).orElseGet(() -> switch (holdAnew(row)) {
                    case Revived.Held _ ->
                        new ExtendOutcome.Extended(
                                holds.open(row.id()).orElseThrow().expiresAt());
                    case Revived.SoldOut(var shortfalls) -> new ExtendOutcome.SoldOut(shortfalls);
                    case Revived.Refused(CheckoutOutcome why) -> new ExtendOutcome.Refused(why);
                });
            case AWAITING_PAYMENT, PLACED, SHIPPED, DELIVERED, REFUSED, CANCELLED ->
                new ExtendOutcome.Closed(locked.status());
        };
    }

    private ExtendOutcome keepOn(Holds.Open hold) {
        Optional<Instant> moved = jdbc.sql("""
                update stock_hold h set expires_at = later.expires_at
                from (select least(clock_timestamp() + ? * interval '1 millisecond',
                        (select created_at from stock_hold where id = ?) + ? * interval '1 millisecond') as expires_at) later
                where h.id = ? and h.state = 'pending' and h.expires_at < later.expires_at
                returning h.expires_at
                """)
                .params(keepFor.toMillis(), hold.id(), keptLongest.toMillis(), hold.id())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
        return moved.<ExtendOutcome>map(ExtendOutcome.Extended::new)
                .orElseGet(() -> new ExtendOutcome.KeptLongest(hold.expiresAt()));
    }

    private AbandonOutcome abandon(Locked locked) {
        Orders.Row row = locked.row();
        if (!locked.isUnpaid()) {
            return new AbandonOutcome.TooLate(locked.status());
        }
        return switch (row.status()) {
            case PENDING, EXPIRED -> {
                long units = holds.release(row.id(), GIVEN_UP);
                if (units > 0) {
                    timeline.add(
                            row.id(), "stock_released", HoldWords.units(units) + " given back to stock.", Map.of());
                }
                journal.refuse(row.id(), new Refusal.Withdrawn(GIVEN_UP));
                yield new AbandonOutcome.Abandoned();
            }
            case REFUSED -> new AbandonOutcome.Abandoned();
            case AWAITING_PAYMENT, PLACED, SHIPPED, DELIVERED, CANCELLED -> new AbandonOutcome.TooLate(locked.status());
        };
    }

    private PayOutcome pay(Locked locked, PaymentMethod method) {
        Orders.Row row = locked.row();
        if (!locked.isUnpaid() && !method.equals(locked.method())) {
            return new PayOutcome.OtherMethod();
        }
        if (locked.isUnpaid() && row.status() == OrderStatus.REFUSED) {
            return new PayOutcome.Abandoned();
        }
        Order order = views.order(row.id()).orElseThrow().payingWith(method);
        if (row.inWorkflow()) {
            return new PayOutcome.Known(order, row.status());
        }
        return switch (row.status()) {
            case PENDING, EXPIRED -> payHeld(locked, order);
            case AWAITING_PAYMENT, PLACED, SHIPPED, DELIVERED, REFUSED, CANCELLED ->
                new PayOutcome.Known(order, row.status());
        };
    }

    private PayOutcome payHeld(Locked locked, Order order) {
        Optional<Holds.Open> open = holds.open(order.id());
        if (open.isPresent()) {
            holds.extend(open.get(), keepFor);
            return accept(locked, order);
        }
        return switch (holdAnew(locked.row())) {
            case Revived.Held _ -> accept(locked, order);
            case Revived.SoldOut(var shortfalls) -> new PayOutcome.SoldOut(shortfalls);
            case Revived.Refused(CheckoutOutcome why) -> new PayOutcome.Refused(why);
        };
    }

    private PayOutcome accept(Locked locked, Order order) {
        if (!locked.isUnpaid()) {
            return new PayOutcome.Known(order, OrderStatus.PENDING);
        }
        jdbc.sql("update orders set payment_method = ? where id = ?")
                .params(order.paidWith().token(), order.id().value())
                .update();
        timeline.add(order.id(), "payment_begun", "The customer pays " + order.total() + ".", Map.of());
        return new PayOutcome.Accepted(order);
    }

    /** What became of the wish to have the stock again that had been given back. */
    private sealed interface Revived {

        record Held() implements Revived {}

        record SoldOut(List<Shortfall> shortfalls) implements Revived {}

        record Refused(CheckoutOutcome why) implements Revived {}
    }

    /** Its prices stand; its stock is asked for again. */
    private Revived holdAnew(Orders.Row row) {
        Order order = views.order(row.id()).orElseThrow();
        Optional<CheckoutOutcome> refusal = limits.stream()
                .flatMap(limit -> limit.refusalOfRevival(order).stream())
                .findFirst();
        if (refusal.isPresent()) {
            return new Revived.Refused(refusal.get());
        }
        return switch (holds.take(row.id(), row.destination(), order.lines(), keepFor)) {
            case HoldOutcome.SoldOut(var shortfalls) -> new Revived.SoldOut(shortfalls);
            case HoldOutcome.Held(List<PlannedParcel> parcels) -> {
                orders.move(row.id(), List.of(OrderStatus.EXPIRED), OrderStatus.PENDING);
                timeline.add(row.id(), "stock_held", HoldWords.held(parcels), HoldWords.data(parcels));
                yield new Revived.Held();
            }
        };
    }

    private <A> Optional<A> onLocked(CheckoutId checkout, Function<Locked, A> decide) {
        OrderId order = checkout.order();
        Set<Sku> skus = skus(order);
        if (skus.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(batcher.run(new StockErrand<A>() {
            @Override
            public Set<OrderId> orders() {
                return Set.of(order);
            }

            @Override
            public Set<Sku> skus() {
                return skus;
            }

            @Override
            public A run() {
                return decide.apply(new Locked(orders.lock(order), method(order)));
            }
        }));
    }

    /** What an order wants never changes, so this may be read before the lock. */
    private Set<Sku> skus(OrderId order) {
        return new HashSet<>(jdbc.sql("select sku from order_line where order_id = ?")
                .param(order.value())
                .query((row, _) -> new Sku(row.getString("sku")))
                .list());
    }

    private @Nullable PaymentMethod method(OrderId order) {
        return jdbc.sql("select payment_method from orders where id = ?")
                .param(order.value())
                .query((row, _) -> Optional.ofNullable(row.getString("payment_method")))
                .single()
                .map(PaymentMethod::new)
                .orElse(null);
    }
}
