package dev.packhorse.inventory;

import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A parcel that is being filled. */
final class Box {

    private final Map<Sku, Integer> units = new TreeMap<>();
    private final String reason;

    Box(String reason) {
        this.reason = reason;
    }

    void take(Sku sku, int quantity) {
        units.merge(sku, quantity, Math::addExact);
    }

    PlannedParcel close(
            OrderId order, int number, WarehouseCode from, @Nullable Instant promisedAt, List<OrderLine> lines) {
        List<PlannedParcel.Item> items = units.entrySet().stream()
                .map(unit -> new PlannedParcel.Item(unit.getKey(), unit.getValue()))
                .toList();
        return new PlannedParcel(ParcelId.of(order, number), from, items, share(lines), reason, promisedAt);
    }

    /** Exact, since every line has one price per unit: the shares of all parcels add up to the order's total. */
    private Money share(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> units.containsKey(line.sku()))
                .map(line -> line.unitPrice().times(units.getOrDefault(line.sku(), 0)))
                .reduce(Money::plus)
                .orElseThrow();
    }
}
