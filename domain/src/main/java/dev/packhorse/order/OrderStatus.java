package dev.packhorse.order;

/** Where an order stands, as customers and operators see it. How it is paid and shipped are questions of their own. */
public enum OrderStatus {
    /** Stock is held; payment is being asked for. */
    PENDING,
    /** The customer has to confirm the payment with the bank. */
    AWAITING_PAYMENT,
    /** Paid for and being fulfilled. */
    PLACED,
    /** At least one parcel left and none is missing: the journey is only driven forward. */
    SHIPPED,
    DELIVERED,
    /** Never placed; the refusal says why. Everything was given back. */
    REFUSED,
    /** Placed, then cancelled. Everything was given back. */
    CANCELLED,
    /** Never taken over by a workflow before its hold expired; repeating the checkout with its key revives it. */
    EXPIRED;

    public boolean isFinal() {
        return switch (this) {
            case PENDING, AWAITING_PAYMENT, PLACED, SHIPPED -> false;
            case DELIVERED, REFUSED, CANCELLED, EXPIRED -> true;
        };
    }
}
