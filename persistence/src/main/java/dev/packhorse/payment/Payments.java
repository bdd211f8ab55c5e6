package dev.packhorse.payment;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.Vocabulary;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.Orders;
import dev.packhorse.order.Timeline;
import dev.packhorse.shipping.ParcelId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Our own books of the money, written after the provider has answered. What has an effect is an entry of the append-only
 * ledger; the order's payment is their sum. The same fact told twice is one entry and one line of the timeline.
 */
public class Payments {

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Timeline timeline;
    private final TransactionTemplate transaction;

    public Payments(JdbcClient jdbc, Orders orders, Timeline timeline, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.timeline = timeline;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Optional<PaymentRecord> find(OrderId order) {
        return transaction.execute(_ -> read(order));
    }

    /** @param authorisation the provider's name for it (Stripe: the PaymentIntent's id); an earlier one of the order counts too */
    public Optional<OrderId> byAuthorisation(String authorisation) {
        return transaction.execute(_ -> jdbc.sql("""
                select order_id from payment where authorisation = ?
                union select order_id from payment_entry where kind = 'authorised' and reference = ?
                """)
                .params(authorisation, authorisation)
                .query(String.class)
                .optional()
                .map(OrderId::new));
    }

    /** What the provider said to an authorisation of {@code amount}. */
    public void recordOutcome(OrderId order, Money amount, PaymentOutcome outcome) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(order);
            open(order, amount);
            switch (outcome) {
                case PaymentOutcome.Authorised(String authorisation) -> authorised(order, amount, authorisation);
                case PaymentOutcome.Declined(String reason) -> declined(order, reason);
                case PaymentOutcome.ActionRequired(String authorisation, String _) ->
                    actionRequired(order, authorisation);
            }
        });
    }

    /** One parcel's share was taken; once per parcel. */
    public void recordCapture(OrderId order, ParcelId parcel, Money share, String reference) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(order);
            if (enter(order, "captured", parcel, share, reference)) {
                tell(order, "payment_captured", share + " taken for a parcel that left.", parcel, share);
            }
        });
    }

    /** Whatever was authorised and not captured is let go; content when nothing is open. */
    public void recordVoid(OrderId order) {
        transaction.executeWithoutResult(_ -> {
            orders.lockIfKnown(order).flatMap(_ -> read(order)).ifPresent(this::voidOpen);
        });
    }

    /** @param reference the provider's name for this refund: the same one is entered once */
    public void recordRefund(OrderId order, @Nullable ParcelId parcel, Money amount, String reference) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(order);
            if (enter(order, "refunded", parcel, amount, reference)) {
                tell(order, "payment_refunded", amount + " given back to the customer.", parcel, amount);
            }
        });
    }

    private void open(OrderId order, Money amount) {
        jdbc.sql("insert into payment (order_id, status, currency) values (?, 'none', ?) on conflict do nothing")
                .params(order.value(), amount.currency().getCurrencyCode())
                .update();
    }

    private void authorised(OrderId order, Money amount, String authorisation) {
        if (enter(order, "authorised", null, amount, authorisation)) {
            jdbc.sql("update payment set authorisation = ?, decline_reason = null where order_id = ?")
                    .params(authorisation, order.value())
                    .update();
            tell(order, "payment_authorised", amount + " authorised.", null, amount);
        }
    }

    private void declined(OrderId order, String reason) {
        int changed = jdbc.sql("""
                update payment set status = 'declined', decline_reason = ?
                where order_id = ? and authorised = 0 and (status <> 'declined' or decline_reason <> ?)
                """).params(reason, order.value(), reason).update();
        if (changed == 1) {
            timeline.add(
                    order,
                    "payment_declined",
                    "The payment was declined (" + reason + ").",
                    Map.of("decline_code", reason));
        }
    }

    private void actionRequired(OrderId order, String authorisation) {
        int changed = jdbc.sql("""
                update payment set status = 'action_required', authorisation = ?
                where order_id = ? and authorised = 0 and authorisation is distinct from ?
                """)
                .params(authorisation, order.value(), authorisation)
                .update();
        if (changed == 1) {
            timeline.add(order, "payment_action_required", "The customer's bank asks for a confirmation.", Map.of());
        }
    }

    private void voidOpen(PaymentRecord payment) {
        OrderId order = payment.order();
        String reference = payment.authorisation() == null ? order.value() : payment.authorisation();
        if (payment.status() == PaymentStatus.ACTION_REQUIRED) {
            jdbc.sql("update payment set status = 'voided' where order_id = ?")
                    .param(order.value())
                    .update();
            timeline.add(order, "payment_voided", "The payment was called off before it was confirmed.", Map.of());
        } else if (payment.open().amount() > 0 && enter(order, "voided", null, payment.open(), reference)) {
            tell(order, "payment_voided", payment.open() + " let go.", null, payment.open());
        }
    }

    /** @return false when this was entered before */
    private boolean enter(OrderId order, String kind, @Nullable ParcelId parcel, Money amount, String reference) {
        int entered = jdbc.sql("""
                insert into payment_entry (order_id, kind, parcel_id, amount, reference) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(order.value(), kind)
                .param(parcel == null ? null : parcel.value())
                .params(amount.amount(), reference)
                .update();
        if (entered == 1) {
            jdbc.sql("update payment set " + kind + " = " + kind
                            + " + ?, updated_at = clock_timestamp() where order_id = ?")
                    .params(amount.amount(), order.value())
                    .update();
            PaymentRecord sum = read(order).orElseThrow();
            jdbc.sql("update payment set status = ? where order_id = ?")
                    .params(stored(status(sum)), order.value())
                    .update();
        }
        return entered == 1;
    }

    private static PaymentStatus status(PaymentRecord sum) {
        if (sum.refunded().amount() > 0) {
            return sum.kept().amount() == 0 ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
        }
        if (sum.captured().amount() > 0) {
            return sum.open().amount() == 0 ? PaymentStatus.CAPTURED : PaymentStatus.PARTIALLY_CAPTURED;
        }
        return sum.open().amount() == 0 ? PaymentStatus.VOIDED : PaymentStatus.AUTHORISED;
    }

    private Optional<PaymentRecord> read(OrderId order) {
        return jdbc.sql("select * from payment where order_id = ?")
                .param(order.value())
                .query((row, _) -> {
                    String currency = row.getString("currency");
                    return new PaymentRecord(
                            order,
                            Vocabulary.read(PaymentStatus.class, row.getString("status")),
                            row.getString("authorisation"),
                            Money.of(row.getLong("authorised"), currency),
                            Money.of(row.getLong("captured"), currency),
                            Money.of(row.getLong("refunded"), currency),
                            Money.of(row.getLong("voided"), currency));
                })
                .optional();
    }

    private void tell(OrderId order, String type, String text, @Nullable ParcelId parcel, Money amount) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "amount",
                Map.of("amount", amount.amount(), "currency", amount.currency().getCurrencyCode()));
        if (parcel != null) {
            data.put("parcel_id", parcel.value());
        }
        timeline.add(order, type, text, data);
    }
}
