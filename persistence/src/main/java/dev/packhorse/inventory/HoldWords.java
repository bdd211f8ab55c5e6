package dev.packhorse.inventory;

import dev.packhorse.shipping.PlannedParcel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a hold is told in an order's timeline. */
public final class HoldWords {

    private HoldWords() {}

    /** Such as "Set aside: 3 units in BER, 1 unit in LYS. Promised: 2 units in BER for 2026-12-05." */
    public static String held(List<PlannedParcel> parcels) {
        String here = parcels.stream()
                .filter(parcel -> parcel.promisedAt() == null)
                .map(parcel -> units(units(parcel)) + " in " + parcel.warehouse())
                .collect(Collectors.joining(", "));
        String later = parcels.stream()
                .flatMap(parcel -> Stream.ofNullable(parcel.promisedAt())
                        .map(at -> units(units(parcel)) + " in " + parcel.warehouse() + " for "
                                + LocalDate.ofInstant(at, ZoneOffset.UTC)))
                .collect(Collectors.joining(", "));
        return Stream.of(
                        here.isEmpty() ? "" : "Set aside: " + here + ".",
                        later.isEmpty() ? "" : "Promised: " + later + ".")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
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
