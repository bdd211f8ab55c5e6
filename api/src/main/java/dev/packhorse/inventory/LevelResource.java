package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stock level on the wire, with all that belongs to nobody but us. */
@Schema(name = "StockLevel")
record LevelResource(
        @Schema(example = "SHOE-RED-42") String sku,
        @Schema(example = "BER") String warehouse,
        @JsonProperty("on_hand") @Schema(example = "48") long onHand,
        @JsonProperty("held") @Schema(example = "5") long held,
        @JsonProperty("safety_stock") @Schema(example = "2") long safetyStock,
        @Schema(example = "41") long available,

        @Schema(example = "0", description = "Of `held`: units that were promised and are not there yet")
        long waiting,

        @JsonProperty("backorder_limit")
        @Schema(
                example = "50",
                description = "The most that may wait here; 0 when nothing is promised before it is there")
        long backorderLimit) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StockLevelList")
    record Listing(
            List<LevelResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static Listing of(StockPage<StockLevels.Row> page) {
        return new Listing(page.items().stream().map(LevelResource::of).toList(), page.nextCursor());
    }

    static LevelResource of(StockLevels.Row row) {
        StockLevel level = row.level();
        return new LevelResource(
                level.sku().value(),
                level.warehouse().value(),
                level.onHand(),
                level.held(),
                level.safetyStock(),
                level.available(),
                row.waiting(),
                row.backorderLimit());
    }
}
