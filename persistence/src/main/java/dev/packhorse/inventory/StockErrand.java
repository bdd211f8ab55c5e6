package dev.packhorse.inventory;

import dev.packhorse.order.OrderId;
import java.util.Set;

/**
 * A piece of work that changes stock. What it names is locked before it runs, together with what others name who share its
 * transaction: orders by id, then levels by (warehouse, SKU), the one order for all, so that none waits for another in a circle.
 *
 * @param <A> its answer
 */
public interface StockErrand<A> {

    /** Orders whose rows it changes; the levels of their open holds are locked with them. */
    default Set<OrderId> orders() {
        return Set.of();
    }

    /** SKUs whose levels it changes, in whichever warehouse. */
    default Set<Sku> skus() {
        return Set.of();
    }

    /** Levels that must be there; one that is not is opened with nothing in it. */
    default Set<Place> places() {
        return Set.of();
    }

    /**
     * Runs in a transaction that may hold other errands too. It may run again after a roll-back, so that nothing but the
     * database may remember it. An exception ends it alone and becomes the caller's.
     */
    A run();

    /** Where one level is. */
    record Place(WarehouseCode warehouse, Sku sku) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byWarehouse = warehouse.compareTo(other.warehouse);
            return byWarehouse != 0 ? byWarehouse : sku.value().compareTo(other.sku.value());
        }
    }
}
