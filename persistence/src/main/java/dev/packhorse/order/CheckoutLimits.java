package dev.packhorse.order;

import java.util.Collection;
import java.util.Optional;

/**
 * Says no to checkouts before stock is given to them, such as to the customer who has had their share. Asked once for all
 * checkouts of a batch, in its transaction, with the levels of all their SKUs locked: what it counts cannot change meanwhile.
 */
public interface CheckoutLimits {

    /** One statement for all of them, however many they are. */
    Count count(Collection<Checkout> checkouts);

    /**
     * The same for an order whose hold ran out and that is to be given stock again; in a transaction with its SKUs' levels locked.
     *
     * @return why not, when not
     */
    Optional<CheckoutOutcome> refusalOfRevival(Order order);

    /** What was counted before this batch, and what the batch adds to it. */
    interface Count {

        /** @return why not, when not; then nothing is left behind */
        Optional<CheckoutOutcome> refusal(Checkout checkout, Order order);

        /** Stock was given: the next one of the batch is counted on top. */
        void held(Checkout checkout, Order order);
    }
}
