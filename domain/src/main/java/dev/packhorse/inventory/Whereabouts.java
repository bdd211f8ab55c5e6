package dev.packhorse.inventory;

import dev.packhorse.customer.Coordinates;
import org.jspecify.annotations.Nullable;

/** Where a destination lies, and who says so. */
record Whereabouts(Coordinates coordinates, String source) {

    /** The order's own word counts more than the table of the house; null when neither knows, or no rule has asked for the table. */
    static @Nullable Whereabouts of(Destination destination, Places places) {
        if (destination.coordinates() != null) {
            return new Whereabouts(destination.coordinates(), "the order's coordinates");
        }
        return places.isEmpty()
                ? null
                : places.of(destination)
                        .map(place -> new Whereabouts(place.coordinates(), "the house's place for " + place.words()))
                        .orElse(null);
    }
}
