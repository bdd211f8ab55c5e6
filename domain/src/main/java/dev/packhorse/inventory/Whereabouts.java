package dev.packhorse.inventory;

import dev.packhorse.customer.Coordinates;
import java.util.Optional;

/** Where a destination lies, and who says so. */
record Whereabouts(Coordinates coordinates, String source) {

    /** The order's own word counts more than the table of the house; empty when neither knows. */
    static Optional<Whereabouts> of(Destination destination, Places places) {
        return destination.coordinates() != null
                ? Optional.of(new Whereabouts(destination.coordinates(), "the order's coordinates"))
                : places.of(destination)
                        .map(place -> new Whereabouts(place.coordinates(), "the house's place for " + place.words()));
    }
}
