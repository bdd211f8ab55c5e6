package dev.packhorse.catalogue;

import dev.packhorse.inventory.Backorder;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hint of what could be held now, per warehouse, and of what could be promised. Only the database decides when stock is
 * really held.
 */
public record Availability(
        Sku sku,
        long version,
        List<StockLevel> levels,
        @Nullable Promisable promisable) {

    public Availability {
        levels = List.copyOf(levels);
    }

    /** Of what is sold only when it is there. */
    public Availability(Sku sku, long version, List<StockLevel> levels) {
        this(sku, version, levels, null);
    }

    public long available() {
        return levels.stream().mapToLong(StockLevel::available).sum();
    }

    /** What can be had at once: nothing of a preorder before its release, wherever it lies. */
    public List<StockLevel> levelsAt(Instant now) {
        boolean keptBack = promisable != null && promisable.at(sku, now).keepsBackAt(now);
        return keptBack ? List.of() : levels;
    }

    /** What can be promised beyond that; empty when that is nothing. */
    public Optional<Backorder> backorderAt(Instant now) {
        return Optional.ofNullable(promisable)
                .map(stated -> stated.at(sku, now))
                .filter(backorder -> backorder.roomAt(now) > 0);
    }

    /** When this means something else without having changed. */
    public Optional<Instant> nextChange(Instant now) {
        return Optional.ofNullable(promisable).flatMap(stated -> stated.nextChange(now));
    }
}
