package dev.packhorse.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about stock that somebody wanted to know.
 *
 * @param warehouse null when it is about all of them
 * @param lowAt the threshold that was crossed
 * @param notified how many who had asked for it are told that it is back
 */
public record StockAlert(
        long id,
        Instant at,
        Kind kind,
        Sku sku,
        @Nullable WarehouseCode warehouse,
        long available,
        @Nullable Long lowAt,
        @Nullable Integer notified) {

    /** What has happened. */
    public enum Kind {
        LOW_STOCK,
        OUT_OF_STOCK,
        ENOUGH_AGAIN,
        BACK_IN_STOCK
    }
}
