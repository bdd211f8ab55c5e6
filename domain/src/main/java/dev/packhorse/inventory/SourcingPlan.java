package dev.packhorse.inventory;

import dev.packhorse.inventory.SourcingExplanation.Kind;
import dev.packhorse.inventory.SourcingExplanation.Step;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills boxes until nothing is left to want. */
final class SourcingPlan {

    private final Destination destination;
    private final @Nullable Whereabouts whereabouts;
    private final List<Shelf> shelves;
    private final SourcingTerms terms;
    private final @Nullable List<Step> told;
    private final Map<WarehouseCode, Box> boxes = new LinkedHashMap<>();
    private final Map<WaitingFor, Box> waiting = new LinkedHashMap<>();
    private Map<Sku, Integer> open = Map.of();
    private int lineCount;

    /** Units that are promised for the same time at the same place wait together. */
    private record WaitingFor(WarehouseCode warehouse, Instant promisedAt) {}

    /** @param told where each step is explained; null when nobody asks */
    SourcingPlan(Destination destination, List<Shelf> byCode, SourcingTerms terms, @Nullable List<Step> told) {
        this.destination = destination;
        this.whereabouts = Whereabouts.of(destination, terms.facts().places());
        this.shelves = byCode;
        this.terms = terms;
        this.told = told;
    }

    /** Of each SKU that cannot be had in full, neither now nor later. */
    List<Shortfall> shortfalls(Map<Sku, Integer> wanted) {
        return wanted.entrySet().stream()
                .map(want -> new Shortfall(want.getKey(), want.getValue(), attainable(want.getKey())))
                .filter(shortfall -> shortfall.available() < shortfall.wanted())
                .toList();
    }

    /** Only asked once it is known that there is enough of everything. */
    List<PlannedParcel> parcels(OrderId order, List<OrderLine> lines, Map<Sku, Integer> wanted) {
        open = new TreeMap<>(wanted);
        lineCount = wanted.size();
        takeWholeLines();
        if (terms.rules().splitLines()) {
            splitWhatIsLeft();
        }
        letTheRestWait();
        List<PlannedParcel> parcels = new ArrayList<>();
        boxes.forEach((warehouse, box) -> parcels.add(box.close(order, parcels.size() + 1, warehouse, null, lines)));
        waiting.forEach((what, box) ->
                parcels.add(box.close(order, parcels.size() + 1, what.warehouse(), what.promisedAt(), lines)));
        return parcels;
    }

    private long attainable(Sku sku) {
        return terms.rules().splitLines()
                ? shelves.stream().mapToLong(shelf -> shelf.available(sku)).sum() + terms.room(sku)
                : Math.max(
                        shelves.stream()
                                .mapToLong(shelf -> shelf.available(sku))
                                .max()
                                .orElse(0),
                        terms.room(sku));
    }

    /** Greedy: the best warehouse of those that have a line in full takes all that it has in full. */
    private void takeWholeLines() {
        while (!open.isEmpty()) {
            List<Candidate> candidates = candidates(open, false);
            if (candidates.isEmpty()) {
                return;
            }
            Candidate best = choose(Kind.WHOLE_LINES, candidates);
            Box box = box(best.shelf(), reasonForWholeLines(best, candidates));
            for (Map.Entry<Sku, Integer> want : List.copyOf(open.entrySet())) {
                if (best.shelf().hasInFull(want)) {
                    box.take(want.getKey(), want.getValue());
                    open.remove(want.getKey());
                }
            }
        }
    }

    private void splitWhatIsLeft() {
        for (Map.Entry<Sku, Integer> want : List.copyOf(open.entrySet())) {
            Sku sku = want.getKey();
            int rest = want.getValue();
            List<Candidate> candidates = new ArrayList<>(candidates(Map.of(sku, rest), true));
            while (rest > 0 && !candidates.isEmpty()) {
                Candidate best = choose(Kind.SPLIT_LINE, candidates);
                candidates.remove(best);
                int taken = (int) Math.min(rest, best.shelf().available(sku));
                box(best.shelf(), reasonForPart(candidates.isEmpty() && rest > taken))
                        .take(sku, taken);
                rest -= taken;
            }
            if (rest == 0) {
                open.remove(sku);
            } else {
                open.put(sku, rest);
            }
        }
    }

    private void letTheRestWait() {
        open.forEach((sku, rest) -> {
            Backorder backorder = terms.backorder(sku).orElseThrow();
            WaitingFor place = new WaitingFor(backorder.warehouse(), backorder.promisedAt());
            waiting.computeIfAbsent(place, _ -> new Box(backorder.reason())).take(sku, rest);
            if (told != null) {
                told.add(new Step(Kind.WAITS, List.of(sku), backorder.warehouse(), List.of()));
            }
        });
    }

    private Candidate choose(Kind kind, List<Candidate> candidates) {
        Candidate best = Choice.best(terms.rules().rules(), candidates);
        if (told != null) {
            told.add(new Step(
                    kind,
                    List.copyOf(best.open().keySet()),
                    best.warehouse().code(),
                    Choice.explain(terms.rules().rules(), candidates)));
        }
        return best;
    }

    private List<Candidate> candidates(Map<Sku, Integer> wants, boolean split) {
        Map<Sku, Integer> asked = new TreeMap<>(wants);
        return shelves.stream()
                .filter(shelf -> split
                        ? asked.keySet().stream().anyMatch(sku -> shelf.available(sku) > 0)
                        : shelf.linesInFull(asked) > 0)
                .map(shelf -> new Candidate(shelf, destination, whereabouts, asked, split, openedEarly(shelf), terms))
                .toList();
    }

    private int openedEarly(Shelf shelf) {
        int before = List.copyOf(boxes.keySet()).indexOf(shelf.warehouse().code());
        return before < 0 ? 0 : boxes.size() - before;
    }

    private String reasonForWholeLines(Candidate best, List<Candidate> candidates) {
        long lines = best.linesInFull();
        String where = best.inCountry() ? ", in the destination's country." : ".";
        String has = lines == lineCount
                ? "Ships everything alone"
                : "Fewest parcels: has %d of %d lines in full".formatted(lines, lineCount);
        return terms.rules().equals(SourcingRules.standard())
                ? has + where
                : Choice.decisive(terms.rules().rules(), candidates).orElse(has + where);
    }

    private static String reasonForPart(boolean restWaits) {
        return restWaits
                ? "Is on hand and goes first; the rest of its line waits."
                : "No warehouse has all units of a line, so it is split.";
    }

    private Box box(Shelf shelf, String reason) {
        return boxes.computeIfAbsent(shelf.warehouse().code(), _ -> new Box(reason));
    }
}
