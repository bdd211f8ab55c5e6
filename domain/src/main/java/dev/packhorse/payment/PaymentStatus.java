package dev.packhorse.payment;

/** Where an order's money stands in our own books. */
public enum PaymentStatus {
    NONE,
    ACTION_REQUIRED,
    DECLINED,
    AUTHORISED,
    PARTIALLY_CAPTURED,
    CAPTURED,
    VOIDED,
    PARTIALLY_REFUNDED,
    REFUNDED
}
