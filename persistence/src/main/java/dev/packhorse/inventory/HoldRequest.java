package dev.packhorse.inventory;

import dev.packhorse.order.OrderLine;
import java.time.Duration;
import java.util.List;

/**
 * Stock to set aside for an order, all or nothing.
 *
 * @param keepFor how long it is kept when nobody commits or extends it
 */
public record HoldRequest(HoldId id, Destination destination, List<OrderLine> lines, Duration keepFor) {

    public HoldRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Hold " + id + " has no lines.");
        }
    }
}
