package dev.packhorse.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packhorse.money.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A parcel on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "order_id", "status", "warehouse", "items", "share", "reason", "tracking"})
@Schema(name = "Parcel")
public record ParcelResource(
        @Schema(example = "par_01kc8c2v5dr5hbbm1mf5r3bq4x_1")
        String id,

        @JsonProperty("order_id") @Schema(example = "ord_01kc8c2v5dr5hbbm1mf5r3bq4x")
        String orderId,

        @Schema(example = "in_transit") String status,
        @Schema(example = "BER") String warehouse,
        List<Item> items,

        @Schema(description = "The part of the total that is captured when this parcel is handed over")
        Amount share,

        @Schema(example = "ships everything alone") String reason,

        @JsonProperty("promised_at")
        @Schema(description = "When its stock should be there, of a parcel that was sold before it was")
        @Nullable
        Instant promisedAt,

        @Nullable Tracking tracking,
        @JsonProperty("handed_over_at") @Nullable Instant handedOverAt,
        @JsonProperty("delivered_at") @Nullable Instant deliveredAt,

        @JsonProperty("supported_actions")
        @Schema(description = "What can be done with it now; `cancel` once its order is placed", example = "[\"pack\"]")
        List<String> supportedActions) {

    @Schema(name = "ParcelItem")
    public record Item(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "2") int quantity) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Tracking")
    public record Tracking(
            @Schema(example = "USPS") String carrier,
            @Schema(example = "EZ1000000001") String code,
            @JsonProperty("label_url") @Nullable String labelUrl,
            @JsonProperty("last_scan") @Nullable Scan lastScan) {}

    @Schema(name = "Scan")
    public record Scan(@Schema(example = "in_transit") String status, Instant at, String detail) {}

    public static ParcelResource of(ParcelView parcel) {
        return new ParcelResource(
                parcel.id().value(),
                parcel.id().order().value(),
                lower(parcel.status()),
                parcel.warehouse().value(),
                parcel.items().stream()
                        .map(item -> new Item(item.sku().value(), item.quantity()))
                        .toList(),
                Amount.of(parcel.share()),
                parcel.reason(),
                parcel.promisedAt(),
                tracking(parcel),
                parcel.handedOverAt(),
                parcel.deliveredAt(),
                supportedActions(parcel.status()));
    }

    private static @Nullable Tracking tracking(ParcelView parcel) {
        Label label = parcel.label();
        if (label == null) {
            return null;
        }
        ParcelView.Scan scan = parcel.lastScan();
        return new Tracking(
                label.carrier(),
                label.trackingCode(),
                label.labelUrl(),
                scan == null ? null : new Scan(lower(scan.status()), scan.at(), scan.detail()));
    }

    private static List<String> supportedActions(ParcelStatus status) {
        return switch (status) {
            case LABELLED -> List.of("pack");
            case PACKED -> List.of("hand_over");
            case WAITING -> List.of("cancel");
            case PLANNED, HANDED_OVER, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, CANCELLED, LOST -> List.of();
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
