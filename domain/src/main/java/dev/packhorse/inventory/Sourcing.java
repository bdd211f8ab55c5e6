package dev.packhorse.inventory;

import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which warehouse ships what. What is on hand is planned first: whole lines, then, where that is allowed, lines that are
 * split; the rules of the house choose between warehouses. What is not on hand and may be promised waits in a parcel of its
 * own. A pure function: the same question has the same answer, and the answer says why.
 */
public final class Sourcing {

    private Sourcing() {}

    /**
     * @param levels of the lines' SKUs; a warehouse that is not among {@code warehouses} does not ship
     */
    public static HoldOutcome decide(
            OrderId order,
            List<OrderLine> lines,
            Destination destination,
            List<Warehouse> warehouses,
            List<StockLevel> levels,
            SourcingTerms terms) {
        return decide(
                order, lines, new SourcingPlan(destination, Shelf.byCode(warehouses, levels, terms), terms, null));
    }

    /** The same decision, and how it came about. */
    public static SourcingExplanation explain(
            OrderId order,
            List<OrderLine> lines,
            Destination destination,
            List<Warehouse> warehouses,
            List<StockLevel> levels,
            SourcingTerms terms) {
        List<SourcingExplanation.Step> steps = new ArrayList<>();
        HoldOutcome outcome = decide(
                order, lines, new SourcingPlan(destination, Shelf.byCode(warehouses, levels, terms), terms, steps));
        return new SourcingExplanation(outcome, steps);
    }

    private static HoldOutcome decide(OrderId order, List<OrderLine> lines, SourcingPlan plan) {
        Map<Sku, Integer> wanted = lines.stream()
                .collect(Collectors.toMap(OrderLine::sku, OrderLine::quantity, Math::addExact, TreeMap::new));
        List<Shortfall> shortfalls = plan.shortfalls(wanted);
        return shortfalls.isEmpty()
                ? new HoldOutcome.Held(plan.parcels(order, lines, wanted))
                : new HoldOutcome.SoldOut(shortfalls);
    }
}
