package dev.packhorse.inventory;

import java.util.List;

/** All lines of a paper are booked, or none is. */
public sealed interface BookingOutcome {

    /** @param replayed whether it had been booked before, under the same key */
    record Booked(StockPaper paper, boolean replayed) implements BookingOutcome {}

    record KeyReused() implements BookingOutcome {}

    record NoSuchWarehouse() implements BookingOutcome {}

    record WarehouseClosed() implements BookingOutcome {}

    record NoSuchSkus(List<Sku> skus) implements BookingOutcome {
        public NoSuchSkus {
            skus = List.copyOf(skus);
        }
    }

    /** @param free how many units would still fit in */
    record WarehouseFull(long free) implements BookingOutcome {}

    record StockIsHeld(List<StockShortage> shortages) implements BookingOutcome {
        public StockIsHeld {
            shortages = List.copyOf(shortages);
        }
    }
}
