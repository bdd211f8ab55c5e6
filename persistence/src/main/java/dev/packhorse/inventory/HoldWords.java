package dev.packhorse.inventory;

import dev.packhorse.shipping.PlannedParcel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a hold is told in an order's timeline. */
public final class HoldWords {

    private HoldWords() {}

    /** Such as "Set aside: 3 units in BER, 1 unit in LYS." */
    public static String held(List<PlannedParcel> parcels) {
        return parcels.stream()
                .map(parcel -> units(units(parcel)) + " in " + parcel.warehouse())
                .collect(Collectors.joining(", ", "Set aside: ", "."));
    }

    public static Map<String, ?> data(List<PlannedParcel> parcels) {
        return Map.of(
                "parcels",
                parcels.stream()
                        .map(parcel -> Map.of(
                                "parcel_id", parcel.id().value(),
                                "warehouse", parcel.warehouse().value(),
                                "reason", parcel.reason()))
                        .toList());
    }

    public static String units(long units) {
        return units == 1 ? "1 unit" : units + " units";
    }

    private static long units(PlannedParcel parcel) {
        return parcel.items().stream().mapToLong(PlannedParcel.Item::quantity).sum();
    }
}
