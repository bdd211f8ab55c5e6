package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLevel;
import java.util.List;

/** A hint of what could be held now, per warehouse. Only the database decides when stock is really held. */
public record Availability(Sku sku, long version, List<StockLevel> levels) {

    public Availability {
        levels = List.copyOf(levels);
    }

    public long available() {
        return levels.stream().mapToLong(StockLevel::available).sum();
    }
}
