package dev.packhorse.order;

import dev.packhorse.customer.Address;
import dev.packhorse.customer.Customer;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentStatus;
import dev.packhorse.shipping.ParcelView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order as it stands.
 *
 * @param refusal why it was never placed; its code is the stable one
 * @param paymentActionUrl where the customer confirms; only while the order awaits payment
 * @param attention the questions that are open
 * @param version rises with every change of anything shown here; good for an ETag
 */
public record OrderView(
        OrderId id,
        OrderStatus status,
        PaymentStatus paymentStatus,
        @Nullable Refusal refusal,
        @Nullable String cancelReason,
        Customer customer,
        Address shippingAddress,
        List<OrderLine> lines,
        Money total,
        List<ParcelView> parcels,
        @Nullable String paymentActionUrl,
        List<OpenQuestion> attention,
        Instant createdAt,
        @Nullable Instant placedAt,
        Instant updatedAt,
        long version) {

    public OrderView {
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
        attention = List.copyOf(attention);
    }

    /** What a person is asked to decide. */
    public record OpenQuestion(String subject, String why, List<String> choices, Instant raisedAt) {
        public OpenQuestion {
            choices = List.copyOf(choices);
        }
    }
}
