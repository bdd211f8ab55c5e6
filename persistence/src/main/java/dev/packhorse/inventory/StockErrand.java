package dev.packhorse.inventory;

import dev.packhorse.order.OrderId;
import java.util.Set;
import java.util.function.Supplier;

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

    /** What one order's own transaction does, with its row and the levels of its open hold locked. */
    static <A> StockErrand<A> ofOrder(OrderId order, Supplier<A> work) {
        return new StockErrand<>() {
            @Override
            public Set<OrderId> orders() {
                return Set.of(order);
            }

            @Override
            public A run() {
                return work.get();
            }
        };
    }

    /** Where one level is. */
    record Place(WarehouseCode warehouse, Sku sku) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byWarehouse = warehouse.compareTo(other.warehouse);
            return byWarehouse != 0 ? byWarehouse : sku.value().compareTo(other.sku.value());
        }
    }
}
