package dev.packhorse.inventory;

import dev.packhorse.catalogue.Availability;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;

/** Stock on the wire. */
@Schema(name = "Stock")
record StockResource(
        List<Item> items,

        @Schema(description = "SKUs of which we know nothing")
        List<String> unknown) {

    @Schema(name = "StockItem")
    record Item(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "41") long available,
            List<Place> warehouses) {}

    @Schema(name = "StockInWarehouse")
    record Place(
            @Schema(example = "BER") String warehouse,
            @Schema(example = "17") long available) {}

    static Item item(Availability availability) {
        return new Item(
                availability.sku().value(),
                availability.available(),
                availability.levels().stream()
                        .map(level -> new Place(level.warehouse().value(), level.available()))
                        .sorted(Comparator.comparing(Place::warehouse))
                        .toList());
    }
}
