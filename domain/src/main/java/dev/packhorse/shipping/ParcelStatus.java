package dev.packhorse.shipping;

/** Where a parcel stands. */
public enum ParcelStatus {
    /** Its stock is promised and not there yet; nothing is done with it before. */
    WAITING,
    PLANNED,
    LABELLED,
    PACKED,
    HANDED_OVER,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERED,
    /** Given up before hand-over: its label is void, its stock released. */
    CANCELLED,
    /** The carrier brought it back, or lost it; a person has decided what follows. */
    LOST;
}
