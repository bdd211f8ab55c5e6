package dev.packhorse.shipping;

import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parcel as it stands.
 *
 * @param reason why this warehouse, in words
 * @param promisedAt when its stock should be there, of a parcel that was sold before it was; also once it is there
 * @param label the live one; a voided label is not shown
 */
public record ParcelView(
        ParcelId id,
        WarehouseCode warehouse,
        ParcelStatus status,
        List<PlannedParcel.Item> items,
        Money share,
        String reason,
        @Nullable Instant promisedAt,
        @Nullable Label label,
        @Nullable Scan lastScan,
        @Nullable Instant handedOverAt,
        @Nullable Instant deliveredAt) {

    public ParcelView {
        items = List.copyOf(items);
    }

    /** One that was planned a moment ago. */
    public static ParcelView of(PlannedParcel planned) {
        return new ParcelView(
                planned.id(),
                planned.warehouse(),
                planned.promisedAt() == null ? ParcelStatus.PLANNED : ParcelStatus.WAITING,
                planned.items().stream()
                        .sorted(Comparator.comparing(item -> item.sku().value()))
                        .toList(),
                planned.share(),
                planned.reason(),
                planned.promisedAt(),
                null,
                null,
                null,
                null);
    }

    /** The newest that the carrier said. */
    public record Scan(CarrierStatus status, Instant at, String detail) {}
}
