package dev.packhorse.inventory;

/** The stock of one SKU in one warehouse, in units. */
public record StockLevel(WarehouseCode warehouse, Sku sku, long onHand, long held, long safetyStock) {

    /** What may still be promised; never negative, although safety stock may exceed what is left. */
    public long available() {
        return Math.max(0, onHand - held - safetyStock);
    }

    public StockLevel plusHeld(long units) {
        return new StockLevel(warehouse, sku, onHand, Math.addExact(held, units), safetyStock);
    }
}
