package dev.packhorse.order;

/**
 * What the caller gets who has asked for an order.
 *
 * @param replayed whether the same had been asked for before
 */
record Receipt(Answer answer, OrderId order, boolean replayed) {}
