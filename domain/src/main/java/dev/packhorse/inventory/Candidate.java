package dev.packhorse.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A warehouse that could send something of what is still open.
 *
 * @param open what no parcel has yet
 * @param split whether a line is being split, since no warehouse has all its units
 * @param now by which a warehouse's cut-off has passed or not
 * @param boxOpenedEarly 0 when it sends nothing yet; else the higher, the earlier its box was opened
 */
record Candidate(
        Shelf shelf, Destination destination, Map<Sku, Integer> open, boolean split, int boxOpenedEarly, Instant now) {

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

    /** By the cut-off alone: how much waits there already is not known here. */
    LocalDate dispatchDay() {
        return warehouse().dispatchDay(now, 0);
    }

    /** Of what is open and could be sent from here. */
    long unitsLeft() {
        return open.entrySet().stream()
                .mapToLong(want -> Math.max(0, shelf.available(want.getKey()) - want.getValue()))
                .sum();
    }
}
