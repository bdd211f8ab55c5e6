package dev.packhorse.inventory;

import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which warehouse ships what. Rules in order: one warehouse ships everything; else the fewest parcels with whole lines; else,
 * as a last resort, a line is split. Where a rule leaves a choice, a warehouse in the destination's country goes first, then
 * the one with the lower priority number. A pure function: the same question has the same answer, and the answer says why.
 */
public final class Sourcing {

    private Sourcing() {}

    /**
     * @param country of the destination, ISO 3166-1 alpha-2
     * @param levels of the lines' SKUs; a warehouse that is not among {@code warehouses} does not ship
     */
    public static HoldOutcome decide(
            OrderId order, List<OrderLine> lines, String country, List<Warehouse> warehouses, List<StockLevel> levels) {
        Map<Sku, Integer> wanted = lines.stream()
                .collect(Collectors.toMap(OrderLine::sku, OrderLine::quantity, Math::addExact, TreeMap::new));
        List<Shelf> shelves = Shelf.nearestFirst(country, warehouses, levels);
        List<Shortfall> shortfalls = shortfalls(wanted, shelves);
        if (!shortfalls.isEmpty()) {
            return new HoldOutcome.SoldOut(shortfalls);
        }
        return new HoldOutcome.Held(new SourcingPlan(wanted, shelves).parcels(order, lines));
    }

    private static List<Shortfall> shortfalls(Map<Sku, Integer> wanted, List<Shelf> shelves) {
        return wanted.entrySet().stream()
                .map(want -> new Shortfall(want.getKey(), want.getValue(), available(want.getKey(), shelves)))
                .filter(shortfall -> shortfall.available() < shortfall.wanted())
                .toList();
    }

    private static long available(Sku sku, List<Shelf> shelves) {
        return shelves.stream().mapToLong(shelf -> shelf.available(sku)).sum();
    }
}
