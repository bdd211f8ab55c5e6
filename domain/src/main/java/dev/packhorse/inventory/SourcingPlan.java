package dev.packhorse.inventory;

import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fills boxes until nothing is left to want. Only asked once it is known that there is enough of everything. */
final class SourcingPlan {

    private final List<Shelf> shelves;
    private final Map<Sku, Integer> open;
    private final int lineCount;
    private final Map<Shelf, Box> boxes = new LinkedHashMap<>();

    SourcingPlan(Map<Sku, Integer> wanted, List<Shelf> nearestFirst) {
        shelves = nearestFirst;
        open = new TreeMap<>(wanted);
        lineCount = wanted.size();
        takeWholeLines();
        splitWhatIsLeft();
    }

    List<PlannedParcel> parcels(OrderId order, List<OrderLine> lines) {
        List<PlannedParcel> parcels = new ArrayList<>();
        boxes.forEach((shelf, box) -> parcels.add(new PlannedParcel(
                ParcelId.of(order, parcels.size() + 1),
                shelf.warehouse().code(),
                box.items(),
                box.share(lines),
                box.reason)));
        return parcels;
    }

    /** Greedy: the warehouse that has most of the open lines in full, and the nearest of those that have as many. */
    private void takeWholeLines() {
        while (!open.isEmpty()) {
            Shelf best = shelves.getFirst();
            for (Shelf shelf : shelves) {
                if (shelf.linesInFull(open) > best.linesInFull(open)) {
                    best = shelf;
                }
            }
            if (best.linesInFull(open) == 0) {
                return;
            }
            Box box = box(best, reasonForWholeLines(best));
            for (Map.Entry<Sku, Integer> want : List.copyOf(open.entrySet())) {
                if (best.hasInFull(want)) {
                    box.take(want.getKey(), want.getValue());
                    open.remove(want.getKey());
                }
            }
        }
    }

    /** Boxes that leave anyway are filled before another one is opened. */
    private void splitWhatIsLeft() {
        List<Shelf> usedFirst = new ArrayList<>(boxes.keySet());
        shelves.stream().filter(shelf -> !boxes.containsKey(shelf)).forEach(usedFirst::add);
        for (Map.Entry<Sku, Integer> want : List.copyOf(open.entrySet())) {
            int rest = want.getValue();
            for (Shelf shelf : usedFirst) {
                int taken = (int) Math.min(rest, shelf.available(want.getKey()));
                if (taken > 0) {
                    box(shelf, "No warehouse has all units of a line, so it is split.")
                            .take(want.getKey(), taken);
                    rest -= taken;
                }
            }
        }
    }

    private String reasonForWholeLines(Shelf shelf) {
        long lines = shelf.linesInFull(open);
        String where = shelf.inDestinationCountry() ? ", in the destination's country." : ".";
        return lines == lineCount
                ? "Ships everything alone" + where
                : "Fewest parcels: has %d of %d lines in full%s".formatted(lines, lineCount, where);
    }

    private Box box(Shelf shelf, String reason) {
        return boxes.computeIfAbsent(shelf, _ -> new Box(reason));
    }

    private static final class Box {

        private final Map<Sku, Integer> units = new TreeMap<>();
        private final String reason;

        Box(String reason) {
            this.reason = reason;
        }

        void take(Sku sku, int quantity) {
            units.merge(sku, quantity, Math::addExact);
        }

        List<PlannedParcel.Item> items() {
            return units.entrySet().stream()
                    .map(unit -> new PlannedParcel.Item(unit.getKey(), unit.getValue()))
                    .toList();
        }

        /** Exact, since every line has one price per unit: the shares of all parcels add up to the order's total. */
        Money share(List<OrderLine> lines) {
            return lines.stream()
                    .filter(line -> units.containsKey(line.sku()))
                    .map(line -> line.unitPrice().times(units.getOrDefault(line.sku(), 0)))
                    .reduce(Money::plus)
                    .orElseThrow();
        }
    }
}
