package dev.packhorse.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Locked levels, and what is taken from them in memory before it is written, in the order in which it was asked for. */
public final class StockInHand {

    private final List<Warehouse> warehouses;
    private final Map<Sku, Map<WarehouseCode, StockLevel>> levels = new HashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private SourcingTerms terms;

    /** @param terms for all SKUs that are locked */
    StockInHand(List<Warehouse> warehouses, List<StockLevel> locked, SourcingTerms terms) {
        this.warehouses = warehouses;
        this.terms = terms;
        locked.forEach(level ->
                levels.computeIfAbsent(level.sku(), _ -> new LinkedHashMap<>()).put(level.warehouse(), level));
    }

    /**
     * What was said yes to.
     *
     * @param at the database's time, from which it is kept
     */
    record Grant(HoldRequest request, HoldOutcome.Held outcome, Instant at) {}

    /** When all of this is set aside, by the database's clock. */
    public Instant now() {
        return terms.now();
    }

    /** All or nothing; the SKUs were named to be locked. */
    public HoldOutcome take(HoldRequest request) {
        HoldOutcome outcome = Sourcing.decide(
                request.id().order(), request.lines(), request.destination(), warehouses, levelsOf(request), terms);
        if (outcome instanceof HoldOutcome.Held held) {
            grants.add(new Grant(request, held, now()));
            terms = terms.after(held.parcels());
            held.parcels()
                    .forEach(parcel -> parcel.items()
                            .forEach(item -> levels.getOrDefault(item.sku(), Map.of())
                                    .computeIfPresent(
                                            parcel.warehouse(), (_, level) -> level.plusHeld(item.quantity()))));
        }
        return outcome;
    }

    List<Grant> grants() {
        return grants;
    }

    private List<StockLevel> levelsOf(HoldRequest request) {
        List<StockLevel> found = new ArrayList<>();
        request.lines().stream()
                .map(line -> levels.get(line.sku()))
                .distinct()
                .filter(Objects::nonNull)
                .forEach(perWarehouse -> found.addAll(perWarehouse.values()));
        return found;
    }
}
