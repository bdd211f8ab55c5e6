package dev.packhorse.inventory;

/** Why a stock level changed. */
public enum MovementKind {
    /** Came from a supplier. */
    RECEIVED,
    /** Corrected by a person, up or down. */
    ADJUSTED,
    /** Came back from a customer. */
    RETURNED,
    /** Set aside for an order. */
    HELD,
    /** Given back by an order. */
    RELEASED,
    /** Given back because its time was up. */
    EXPIRED,
    /** Left with a parcel. */
    SHIPPED,
    /** Left for another warehouse. */
    TRANSFERRED_OUT,
    /** Came from another warehouse. */
    TRANSFERRED_IN,
    /** Corrected by a count, up or down. */
    COUNTED
}
