package dev.packhorse.shipping;

import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.money.Money;
import java.util.List;

/**
 * What leaves one warehouse in one box.
 *
 * @param share this parcel's part of the order's total; it is captured when the parcel is handed over
 * @param reason why this warehouse, in words
 */
public record PlannedParcel(ParcelId id, WarehouseCode warehouse, List<Item> items, Money share, String reason) {

    public PlannedParcel {
        items = List.copyOf(items);
    }

    public record Item(Sku sku, int quantity) {}
}
