package dev.packhorse.order;

import static dev.packhorse.order.OrderStatus.AWAITING_PAYMENT;
import static dev.packhorse.order.OrderStatus.CANCELLED;
import static dev.packhorse.order.OrderStatus.DELIVERED;
import static dev.packhorse.order.OrderStatus.EXPIRED;
import static dev.packhorse.order.OrderStatus.PENDING;
import static dev.packhorse.order.OrderStatus.PLACED;
import static dev.packhorse.order.OrderStatus.REFUSED;
import static dev.packhorse.order.OrderStatus.SHIPPED;

import dev.packhorse.Json;
import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.inventory.HoldBatcher;
import dev.packhorse.inventory.Holds;
import dev.packhorse.inventory.StockErrand;
import dev.packhorse.sales.SalesBook;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes an order's journey down: status and timeline together, each method one transaction. A repetition changes nothing; a
 * step that the state forbids is an {@link IllegalStep}. What happens to one parcel is in {@link ParcelJournal}.
 */
public class OrderJournal {

    private final JdbcClient jdbc;
    private final HoldBatcher batcher;
    private final Orders orders;
    private final Holds holds;
    private final Timeline timeline;
    private final SalesBook sales;
    private final ParcelJournal parcels;
    private final TransactionTemplate transaction;

    public OrderJournal(
            JdbcClient jdbc,
            HoldBatcher batcher,
            Orders orders,
            Holds holds,
            Timeline timeline,
            SalesBook sales,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batcher = batcher;
        this.orders = orders;
        this.holds = holds;
        this.timeline = timeline;
        this.sales = sales;
        this.parcels = new ParcelJournal(jdbc, orders, holds, timeline, sales);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The hold becomes committed and the order placed, together; or neither, when somebody expired the hold before. */
    public CommitOutcome place(OrderId order, List<PlannedParcel> planned) {
        return batcher.run(StockErrand.<CommitOutcome>ofOrder(order, () -> {
            Orders.Row row = orders.lock(order);
            if (EnumSet.of(PLACED, SHIPPED, DELIVERED).contains(row.status())) {
                return new CommitOutcome.Committed();
            }
            Optional<Holds.Open> hold = holds.open(order);
            if (hold.isEmpty()) {
                return new CommitOutcome.Expired();
            }
            insistOnPlan(order, planned);
            move(row, EnumSet.of(PENDING, AWAITING_PAYMENT), PLACED);
            holds.commit(hold.get());
            sales.placed(order);
            timeline.add(order, "order_placed", "Placed for " + row.total() + ".", Map.of("parcels", planned.size()));
            return new CommitOutcome.Committed();
        }));
    }

    public void awaitPayment(OrderId order, String url) {
        transaction.executeWithoutResult(_ -> {
            Orders.Row row = orders.lock(order);
            if (row.status() == AWAITING_PAYMENT) {
                return;
            }
            move(row, EnumSet.of(PENDING), AWAITING_PAYMENT);
            jdbc.sql("update orders set payment_action_url = ? where id = ?")
                    .params(url, order.value())
                    .update();
            timeline.add(order, "awaiting_payment", "The customer has to confirm the payment with the bank.", Map.of());
        });
    }

    /**
     * Ends an order that was never placed. One that is withdrawn may have been placed all the same, by a run of its workflow whose
     * result was lost before the wish was heard: then it is cancelled, since nothing else can become of it.
     */
    public void refuse(OrderId order, Refusal refusal) {
        transaction.executeWithoutResult(_ -> {
            Orders.Row row = orders.lock(order);
            if (row.status() == REFUSED) {
                return;
            }
            if (refusal instanceof Refusal.Withdrawn(String reason)
                    && EnumSet.of(PLACED, CANCELLED).contains(row.status())) {
                cancel(order, reason);
                return;
            }
            insist(row, EnumSet.of(PENDING, AWAITING_PAYMENT, EXPIRED), REFUSED);
            jdbc.sql("update orders set status = 'refused', refusal_code = ?, refusal = ?::jsonb where id = ?")
                    .params(refusal.code(), Json.write(refusal), order.value())
                    .update();
            parcels.strikeOff(order);
            timeline.add(
                    order, "order_refused", "Refused: " + RefusalWords.of(refusal), Map.of("code", refusal.code()));
        });
    }

    /**
     * Ends an order that was placed and then cancelled, after everything was given back; or one of which nothing arrived, after
     * the shares of its lost parcels were refunded.
     */
    public void cancel(OrderId order, String reason) {
        transaction.executeWithoutResult(_ -> {
            Orders.Row row = orders.lock(order);
            if (row.status() == CANCELLED) {
                return;
            }
            if (parcels.isAnyUnderWay(order)) {
                throw new IllegalStep(order + " has a parcel under way and cannot become " + CANCELLED + ".");
            }
            move(row, EnumSet.of(PLACED, SHIPPED), CANCELLED);
            jdbc.sql("update orders set cancel_reason = ? where id = ?")
                    .params(reason, order.value())
                    .update();
            parcels.strikeOff(order);
            sales.cancelled(order);
            timeline.add(order, "order_cancelled", "Cancelled: " + reason, Map.of());
        });
    }

    /** The box left the warehouse: its stock is shipped and no longer held. */
    public void handOver(ParcelId parcel) {
        batcher.run(StockErrand.ofOrder(parcel.order(), () -> {
            parcels.handOver(parcel);
            return true;
        }));
    }

    /** The parcel will not leave: it is struck off before hand-over. */
    public void dropParcel(ParcelId parcel, String reason) {
        transaction.executeWithoutResult(_ -> parcels.drop(parcel, reason));
    }

    /** The parcel left but will not arrive. One that arrived after all stays delivered. */
    public void loseParcel(ParcelId parcel, String reason) {
        transaction.executeWithoutResult(_ -> parcels.lose(parcel, reason));
    }

    /** Every parcel that left has arrived or was settled. */
    public void complete(OrderId order) {
        transaction.executeWithoutResult(_ -> {
            Orders.Row row = orders.lock(order);
            if (row.status() == DELIVERED) {
                return;
            }
            move(row, EnumSet.of(PLACED, SHIPPED), DELIVERED);
            timeline.add(order, "order_delivered", "Everything that left has arrived or was settled.", Map.of());
        });
    }

    /** A person is asked to decide. One question per subject can be open. */
    public void raiseAttention(OrderId order, String subject, String why, List<String> choices) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(order);
            int raised = jdbc.sql("""
                    insert into attention (order_id, subject, why, choices) values (?, ?, ?, ?)
                    on conflict (order_id, subject) where settled_at is null do nothing
                    """)
                    .params(order.value(), subject, why, choices.toArray(String[]::new))
                    .update();
            if (raised == 1) {
                timeline.add(order, "attention_raised", why, Map.of("subject", subject, "choices", choices));
            }
        });
    }

    /** The person has decided, or the matter settled itself. */
    public void settleAttention(OrderId order, String subject, String how) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(order);
            int settled = jdbc.sql("""
                    update attention set settled_at = clock_timestamp(), settled = ?
                    where order_id = ? and subject = ? and settled_at is null
                    """).params(how, order.value(), subject).update();
            if (settled == 1) {
                timeline.add(order, "attention_settled", how, Map.of("subject", subject));
            }
        });
    }

    /** Something worth a line that changes no status. The same type and text is the same note, however often it is told. */
    public void note(OrderId order, String type, String text) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(order);
            if (!timeline.has(order, type, text)) {
                timeline.add(order, type, text, Map.of());
            }
        });
    }

    private void insistOnPlan(OrderId order, List<PlannedParcel> planned) {
        Set<ParcelId> told = ids(planned);
        Set<ParcelId> held = ids(holds.plan(order));
        if (!told.equals(held)) {
            throw new IllegalStep("To place " + order + " with " + told + " something else is held: " + held);
        }
    }

    private static Set<ParcelId> ids(List<PlannedParcel> parcels) {
        return Set.copyOf(parcels.stream().map(PlannedParcel::id).toList());
    }

    private void move(Orders.Row row, Collection<OrderStatus> from, OrderStatus to) {
        if (!orders.move(row.id(), from, to)) {
            insist(row, from, to);
        }
    }

    private static void insist(Orders.Row row, Collection<OrderStatus> from, OrderStatus to) {
        if (!from.contains(row.status())) {
            throw new IllegalStep(row.id() + " is " + row.status() + " and cannot become " + to + ".");
        }
    }
}
