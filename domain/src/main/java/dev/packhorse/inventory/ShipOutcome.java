package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** All lines of a transfer leave, or none does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "ship")
public sealed interface ShipOutcome {

    record Shipped() implements ShipOutcome {}

    /** Less would be left than is set aside for orders. */
    record StockIsHeld(List<StockShortage> shortages) implements ShipOutcome {
        public StockIsHeld {
            shortages = List.copyOf(shortages);
        }
    }

    /** @param free how many units would still fit in at the destination */
    record NoRoom(long free) implements ShipOutcome {}

    record DestinationClosed() implements ShipOutcome {}

    record Cancelled() implements ShipOutcome {}
}
