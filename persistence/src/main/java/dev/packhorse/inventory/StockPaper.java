package dev.packhorse.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt or an adjustment as it was booked. */
public record StockPaper(
        PaperId id,
        WarehouseCode warehouse,
        String actor,
        @Nullable String deliveryNote,
        @Nullable String note,
        Instant at,
        List<Line> lines) {

    public StockPaper {
        lines = List.copyOf(lines);
    }

    public record Line(Sku sku, long change, String reason) {}

    /**
     * What somebody wants booked. The same key is the same paper.
     *
     * @param requestHash of what was asked for; the same key with another content is refused
     * @param lines each with a SKU of its own
     */
    public record Draft(
            String idempotencyKey,
            String requestHash,
            WarehouseCode warehouse,
            String actor,
            @Nullable String deliveryNote,
            @Nullable String note,
            List<Line> lines) {

        public Draft {
            lines = List.copyOf(lines);
        }
    }
}
