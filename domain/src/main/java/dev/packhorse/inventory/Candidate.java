package dev.packhorse.inventory;

import dev.packhorse.customer.Coordinates;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse that could send something of what is still open.
 *
 * @param open what no parcel has yet
 * @param split whether a line is being split, since no warehouse has all its units
 * @param whereabouts of the destination; null when nobody knows
 * @param boxOpenedEarly 0 when it sends nothing yet; else the higher, the earlier its box was opened
 */
record Candidate(
        Shelf shelf,
        Destination destination,
        @Nullable Whereabouts whereabouts,
        Map<Sku, Integer> open,
        boolean split,
        int boxOpenedEarly,
        SourcingTerms terms) {

    Warehouse warehouse() {
        return shelf.warehouse();
    }

    long linesInFull() {
        return shelf.linesInFull(open);
    }

    boolean hasEverything() {
        return linesInFull() == open.size();
    }

    boolean inCountry() {
        return warehouse().address().country().equals(destination.country());
    }

    boolean inRegion() {
        return inCountry()
                && destination.region() != null
                && Objects.equals(warehouse().address().region(), destination.region());
    }

    int commonPostalCode() {
        String theirs = destination.postalCode() == null ? "" : destination.postalCode();
        String ours = warehouse().address().postalCode();
        int common = 0;
        while (common < theirs.length() && common < ours.length() && theirs.charAt(common) == ours.charAt(common)) {
            common++;
        }
        return common;
    }

    /** By the cut-off alone. */
    LocalDate dispatchDay() {
        return warehouse().dispatchDay(terms.now(), WarehouseLoad.NONE);
    }

    /** Days that the warehouse is full before this could leave. */
    long daysBehind() {
        return warehouse().daysBehind(terms.now(), load());
    }

    long parcelsBefore() {
        return warehouse().parcelsBefore(terms.now(), load());
    }

    /** Empty when it is not known where the one or the other lies. */
    OptionalLong kilometres() {
        Coordinates from = warehouse().address().coordinates();
        return from == null || whereabouts == null
                ? OptionalLong.empty()
                : OptionalLong.of(from.kilometresTo(whereabouts.coordinates()));
    }

    private WarehouseLoad load() {
        return terms.facts().load(warehouse().code());
    }

    /** Of what is open and could be sent from here. */
    long unitsLeft() {
        return open.entrySet().stream()
                .mapToLong(want -> Math.max(0, shelf.available(want.getKey()) - want.getValue()))
                .sum();
    }
}
