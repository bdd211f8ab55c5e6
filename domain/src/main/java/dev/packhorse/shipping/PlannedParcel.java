package dev.packhorse.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What leaves one warehouse in one box.
 *
 * @param share this parcel's part of the order's total; it is captured when the parcel is handed over
 * @param reason why this warehouse, in words
 * @param promisedAt when its stock should be there, of a parcel that waits for it; null when all of it was on hand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedParcel(
        ParcelId id,
        WarehouseCode warehouse,
        List<Item> items,
        Money share,
        String reason,
        @Nullable Instant promisedAt) {

    public PlannedParcel {
        items = List.copyOf(items);
    }

    /** All of it is on hand. */
    public PlannedParcel(ParcelId id, WarehouseCode warehouse, List<Item> items, Money share, String reason) {
        this(id, warehouse, items, share, reason, null);
    }

    public record Item(Sku sku, int quantity) {}
}
