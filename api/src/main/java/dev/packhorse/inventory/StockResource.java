package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.catalogue.Availability;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stock on the wire. */
@Schema(name = "Stock")
record StockResource(
        List<Item> items,

        @Schema(description = "SKUs of which we know nothing")
        List<String> unknown) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StockItem")
    record Item(
            @Schema(example = "SHOE-RED-42") String sku,

            @Schema(
                    example = "41",
                    description = "Units that could be had at once; none of a preorder before its release")
            long available,

            List<Place> warehouses,

            @Schema(
                    description =
                            "What could be ordered beyond that; absent when nothing is promised before it is there")
            @Nullable
            Later backorder) {}

    @Schema(name = "StockToCome", description = "What is sold before it is there")
    record Later(
            @Schema(
                    allowableValues = {"backorder", "preorder"},
                    example = "backorder")
            String kind,

            @JsonProperty("promised_at")
            @Schema(description = "When what is ordered now should be there; of a preorder its release")
            Instant promisedAt,

            @Schema(example = "43", description = "Units that may still be promised")
            long available) {}

    @Schema(name = "StockInWarehouse")
    record Place(
            @Schema(example = "BER") String warehouse,
            @Schema(example = "17") long available) {}

    static Item item(Availability availability, Instant now) {
        List<StockLevel> levels = availability.levelsAt(now);
        return new Item(
                availability.sku().value(),
                levels.stream().mapToLong(StockLevel::available).sum(),
                levels.stream()
                        .map(level -> new Place(level.warehouse().value(), level.available()))
                        .sorted(Comparator.comparing(Place::warehouse))
                        .toList(),
                availability
                        .backorderAt(now)
                        .map(backorder -> new Later(
                                backorder.kind().name().toLowerCase(Locale.ROOT),
                                backorder.promisedAt(),
                                backorder.roomAt(now)))
                        .orElse(null));
    }
}
