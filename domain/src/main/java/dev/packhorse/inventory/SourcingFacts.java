package dev.packhorse.inventory;

import dev.packhorse.shipping.PlannedParcel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What only some rules ask for, and what is looked up for their sake alone.
 *
 * @param loads of the warehouses that send a limited number of parcels a day
 */
public record SourcingFacts(Places places, Map<WarehouseCode, WarehouseLoad> loads) {

    public static final SourcingFacts NONE = new SourcingFacts(Places.NONE, Map.of());

    public SourcingFacts {
        loads = Map.copyOf(loads);
    }

    WarehouseLoad load(WarehouseCode warehouse) {
        return loads.getOrDefault(warehouse, WarehouseLoad.NONE);
    }

    /** With these parcels to be sent, too; one that waits for its stock does not leave soon. */
    SourcingFacts after(List<PlannedParcel> planned) {
        if (loads.isEmpty()) {
            return this;
        }
        Map<WarehouseCode, WarehouseLoad> more = new LinkedHashMap<>(loads);
        planned.stream()
                .filter(parcel -> parcel.promisedAt() == null)
                .forEach(parcel -> more.computeIfPresent(parcel.warehouse(), (_, load) -> load.plus(1)));
        return new SourcingFacts(places, more);
    }
}
