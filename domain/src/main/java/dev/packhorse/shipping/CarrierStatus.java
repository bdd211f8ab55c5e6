package dev.packhorse.shipping;

/** What a carrier says of a parcel. */
public enum CarrierStatus {
    /** A label exists; the carrier has not seen the box. */
    AWAITING_PICKUP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERED,
    RETURNED_TO_SENDER,
    /** Lost, damaged or otherwise not going to arrive. */
    FAILED;

    /** Whether it changes a decision of the journey; every other scan is only told to the customer. */
    public boolean matters() {
        return switch (this) {
            case AWAITING_PICKUP, IN_TRANSIT, OUT_FOR_DELIVERY -> false;
            case DELIVERED, RETURNED_TO_SENDER, FAILED -> true;
        };
    }
}
