package dev.packhorse.payment;

import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Where an order's money stands in our own books.
 *
 * @param authorisation the provider's name for it; set too while the customer has to confirm
 */
public record PaymentRecord(
        OrderId order,
        PaymentStatus status,
        @Nullable String authorisation,
        Money authorised,
        Money captured,
        Money refunded,
        Money voided) {

    /** What is authorised and neither captured nor voided. */
    public Money open() {
        return authorised.minus(captured).minus(voided);
    }

    /** What was captured and not given back. */
    public Money kept() {
        return captured.minus(refunded);
    }
}
