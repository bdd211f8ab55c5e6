package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A stock alert on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StockAlert")
record AlertResource(
        @Schema(example = "17") long id,
        Instant at,
        @Schema(example = "low_stock") String kind,
        @Schema(example = "SHOE-RED-42") String sku,

        @Schema(example = "BER", description = "Absent when it is about all of them") @Nullable
        String warehouse,

        @Schema(example = "4", description = "When it was told")
        long available,

        @JsonProperty("low_at") @Schema(example = "5") @Nullable
        Long lowAt,

        @Schema(example = "12", description = "How many who had asked for it are told that it is back") @Nullable
        Integer notified) {

    @Schema(name = "StockAlertList")
    record Listing(
            List<AlertResource> items,

            @Schema(description = "Send it as cursor to hear what is told next; it is there on an empty page too")
            String next) {}

    static AlertResource of(StockAlert alert) {
        WarehouseCode warehouse = alert.warehouse();
        return new AlertResource(
                alert.id(),
                alert.at(),
                alert.kind().name().toLowerCase(Locale.ROOT),
                alert.sku().value(),
                warehouse == null ? null : warehouse.value(),
                alert.available(),
                alert.lowAt(),
                alert.notified());
    }
}
