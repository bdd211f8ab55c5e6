package dev.packhorse.inventory;

import java.time.Duration;
import java.util.List;

/**
 * Goods that are to move from one warehouse to another.
 *
 * @param patience how long it may wait to be shipped, and then to arrive, until a person is asked
 */
public record Transfer(
        PaperId id, WarehouseCode origin, WarehouseCode destination, List<Line> lines, Duration patience) {

    public Transfer {
        lines = List.copyOf(lines);
    }

    public record Line(Sku sku, long quantity) {}

    public long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }
}
