package dev.packhorse.inventory;

/** How far stock falls short of one SKU's wanted quantity, over all warehouses. */
public record Shortfall(Sku sku, int wanted, long available) {}
