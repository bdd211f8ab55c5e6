package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of the stock's ledger on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StockMovement")
record MovementResource(
        @Schema(example = "48213") long id,
        Instant at,
        @Schema(example = "SHOE-RED-42") String sku,
        @Schema(example = "BER") String warehouse,
        @Schema(example = "adjusted") String kind,

        @JsonProperty("on_hand_change") @Schema(example = "-2")
        long onHandChange,

        @JsonProperty("held_change") @Schema(example = "0") long heldChange,

        @Schema(example = "grace", description = "Who; `packhorse` when an order did it")
        String actor,

        @Schema(example = "Damaged: Fell from the fork lift.")
        String reason,

        @Schema(example = "adj_01kc8c2v5dr5hbbm1mf5r3bq4x", description = "Receipt, adjustment, transfer or count")
        @Nullable
        String reference,

        @JsonProperty("order_id") @Nullable String orderId,
        @JsonProperty("parcel_id") @Nullable String parcelId) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StockMovementList")
    record Listing(
            List<MovementResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static Listing of(StockPage<StockMovement> page) {
        return new Listing(page.items().stream().map(MovementResource::of).toList(), page.nextCursor());
    }

    private static MovementResource of(StockMovement movement) {
        return new MovementResource(
                movement.id(),
                movement.at(),
                movement.sku().value(),
                movement.warehouse().value(),
                movement.kind().name().toLowerCase(Locale.ROOT),
                movement.onHandChange(),
                movement.heldChange(),
                Objects.requireNonNullElse(movement.actor(), "packhorse"),
                movement.reason(),
                movement.reference(),
                movement.orderId(),
                movement.parcelId());
    }
}
