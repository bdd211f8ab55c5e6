package dev.packhorse.order;

/** Where a checkout stands: the customer's view of an order that is not placed yet. */
public enum CheckoutStatus {
    /** Priced, its stock set aside; nobody has paid. */
    OPEN,
    /** Its time ran out and its stock was given back; extending or paying revives it when there is stock. */
    EXPIRED,
    /** The customer gave it up, and its stock back. */
    ABANDONED,
    /** A payment method was given: the order's workflow decides, or will when the call is repeated. */
    PAYING,
    /** It became an order; what happens to that is the order's own matter. */
    ORDERED,
    /** The order that it was to become was refused, such as for a declined payment. */
    REFUSED;

    /**
     * @param paying whether a payment method is known
     * @param due whether the time of its hold is up
     */
    public static CheckoutStatus of(OrderStatus order, boolean paying, boolean due) {
        return switch (order) {
            case PENDING -> paying ? PAYING : due ? EXPIRED : OPEN;
            case AWAITING_PAYMENT -> PAYING;
            case PLACED, SHIPPED, DELIVERED, CANCELLED -> ORDERED;
            case REFUSED -> paying ? REFUSED : ABANDONED;
            case EXPIRED -> EXPIRED;
        };
    }
}
