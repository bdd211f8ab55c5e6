package dev.packhorse.payment;

import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.shipping.ParcelId;
import io.temporal.activity.ActivityInterface;

/**
 * The four verbs of money, each repeatable: the provider is given a key that names the order and the step. Every step also
 * writes our own books, in one transaction, after the provider has answered.
 */
@ActivityInterface(namePrefix = "Payment.")
public interface PaymentActivities {

    String TASK_QUEUE = "payments";

    /** @param parcels how many captures may follow, since a provider has to be told beforehand when there is more than one */
    PaymentOutcome authorise(OrderId order, Money amount, PaymentMethod method, int parcels);

    /** Asks the provider where an authorisation stands that the customer had to confirm. */
    PaymentOutcome lookUp(OrderId order);

    /** Takes one parcel's share of the authorised amount. */
    void capture(OrderId order, ParcelId parcel, Money share);

    /**
     * The undo of it all: voids what is authorised, refunds what was captured, and sees to it that an authorisation which
     * arrives late is voided too. Asks the provider first and is content when there is nothing to undo.
     */
    void voidOrRefund(OrderId order);

    /** Lets go of the part of an authorisation that will never be captured, because parcels were dropped. */
    void voidRemainder(OrderId order);

    /** Gives back one parcel's captured share. */
    void refund(OrderId order, ParcelId parcel, Money share);
}
