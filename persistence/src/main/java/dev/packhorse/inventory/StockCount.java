package dev.packhorse.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count of what lies in a warehouse, as it stands.
 *
 * @param tolerance a difference beyond so many units wants a second count or another person's word
 */
public record StockCount(
        PaperId id,
        WarehouseCode warehouse,
        Status status,
        long tolerance,
        String actor,
        @Nullable String note,
        Instant openedAt,
        @Nullable Instant endedAt,
        List<Line> lines) {

    public StockCount {
        lines = List.copyOf(lines);
    }

    /** Whether it still goes on. */
    public enum Status {
        OPEN,
        CLOSED,
        CANCELLED
    }

    /** What is known of one SKU. */
    public enum State {
        UNCOUNTED,
        COUNTED,
        /** The difference is beyond the tolerance, and only one person says so. */
        DISPUTED
    }

    /**
     * @param frozen on hand when the count was opened
     * @param expected on hand in the books at the moment of the count: frozen, and what moved since
     */
    public record Line(
            Sku sku,
            State state,
            long frozen,
            @Nullable Long counted,
            @Nullable Long expected,
            @Nullable String actor,
            @Nullable String approvedBy) {}

    /**
     * What somebody wants counted. The same key is the same count.
     *
     * @param skus empty for all that ever lay there
     */
    public record Draft(
            String idempotencyKey,
            String requestHash,
            WarehouseCode warehouse,
            String actor,
            @Nullable String note,
            long tolerance,
            List<Sku> skus) {

        public Draft {
            skus = List.copyOf(skus);
        }
    }

    /** What somebody has counted, blind. The same key is the same sheet, and no second count. */
    public record Sheet(String key, String hash, String actor, List<Transfer.Line> lines) {

        public Sheet {
            lines = List.copyOf(lines);
        }
    }
}
