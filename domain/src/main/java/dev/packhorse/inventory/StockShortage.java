package dev.packhorse.inventory;

/** A level from which more was to be taken than is free: {@code held} of {@code onHand} units are set aside for orders. */
public record StockShortage(Sku sku, long onHand, long held) {}
