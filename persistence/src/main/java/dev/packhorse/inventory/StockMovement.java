package dev.packhorse.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one level: what, why, and who.
 *
 * @param actor the person; null when an order did it
 * @param reference the receipt, adjustment, transfer or count; null when an order did it
 */
public record StockMovement(
        long id,
        Instant at,
        WarehouseCode warehouse,
        Sku sku,
        MovementKind kind,
        long onHandChange,
        long heldChange,
        String reason,
        @Nullable String actor,
        @Nullable String reference,
        @Nullable String orderId,
        @Nullable String parcelId) {}
