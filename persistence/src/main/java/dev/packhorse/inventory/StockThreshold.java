package dev.packhorse.inventory;

/**
 * When somebody wants to be told that a level runs low.
 *
 * @param lowAt low at or below
 * @param clearAt enough again only at or above; the room between keeps a level that trembles from ringing at every order
 */
public record StockThreshold(WarehouseCode warehouse, Sku sku, long lowAt, long clearAt, State state) {

    /** What was told last. It only gets worse until there is enough again. */
    public enum State {
        ENOUGH,
        LOW,
        OUT
    }
}
