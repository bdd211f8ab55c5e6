package dev.packhorse.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What may be promised of a SKU before it is there.
 *
 * @param warehouse where its stock will arrive, and from where it will be sent
 * @param room units that may still be promised
 * @param promisedAt when what is ordered now should be there; a preorder is not sent earlier
 */
public record Backorder(Sku sku, Kind kind, WarehouseCode warehouse, long room, Instant promisedAt) {

    public enum Kind {
        /** More is on its way; what is on hand is sent at once. */
        BACKORDER,
        /** Not sent to anybody before its release, also when it is on hand. */
        PREORDER
    }

    /** A date that has passed promises nothing any more. */
    public long roomAt(Instant now) {
        return promisedAt.isAfter(now) ? Math.max(0, room) : 0;
    }

    /** Whether nothing of it is sent yet, although it may be on hand. */
    public boolean keepsBackAt(Instant now) {
        return kind == Kind.PREORDER && promisedAt.isAfter(now);
    }

    String reason() {
        return switch (kind) {
            case BACKORDER -> "Waits for stock, promised for " + LocalDate.ofInstant(promisedAt, ZoneOffset.UTC) + ".";
            case PREORDER -> "Preordered, released on " + LocalDate.ofInstant(promisedAt, ZoneOffset.UTC) + ".";
        };
    }
}
