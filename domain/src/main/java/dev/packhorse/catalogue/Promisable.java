package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.inventory.Backorder;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.WarehouseCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be promised of a SKU before it is there, as it is stated: what that is at a moment is another matter.
 *
 * @param room units that may still be promised
 * @param date when they should be there; else so many days after the day of the order
 */
public record Promisable(
        Backorder.Kind kind,
        WarehouseCode warehouse,
        long room,
        @Nullable Instant date,
        @JsonProperty("lead_time_days") @Nullable Integer leadTimeDays) {

    public Promisable {
        if ((date == null) == (leadTimeDays == null)) {
            throw new IllegalArgumentException("A promise has a date or a number of days.");
        }
    }

    Backorder at(Sku sku, Instant now) {
        return new Backorder(sku, kind, warehouse, room, promisedAt(now));
    }

    /** When another date is promised, or none. */
    Optional<Instant> nextChange(Instant now) {
        return date == null ? Optional.of(endOfDay(now, 0)) : Optional.of(date).filter(now::isBefore);
    }

    private Instant promisedAt(Instant now) {
        return date == null ? endOfDay(now, leadTimeDays == null ? 0 : leadTimeDays) : date;
    }

    private static Instant endOfDay(Instant now, int days) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1 + days)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
