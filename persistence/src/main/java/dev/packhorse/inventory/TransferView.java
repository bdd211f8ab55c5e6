package dev.packhorse.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as it stands.
 *
 * @param attention what a person is asked; null when nothing is
 */
public record TransferView(
        Transfer transfer,
        TransferStatus status,
        String actor,
        @Nullable String note,
        @Nullable String attention,
        Instant requestedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        List<Line> lines) {

    public TransferView {
        lines = List.copyOf(lines);
    }

    public record Line(Sku sku, long quantity, long shipped, long received, long writtenOff) {

        public long underWay() {
            return shipped - received - writtenOff;
        }
    }

    /** What somebody wants moved. The same key is the same transfer. */
    public record Draft(
            String idempotencyKey,
            String requestHash,
            Transfer transfer,
            String actor,
            @Nullable String note) {}
}
