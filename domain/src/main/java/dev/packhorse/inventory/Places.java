package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.customer.Coordinates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where destinations lie that come without coordinates, as the house states it. */
public record Places(List<Place> places) {

    public static final Places NONE = new Places(List.of());

    public Places {
        places = List.copyOf(places);
    }

    /**
     * Where parcels go to in a country, in a region of it, or where the postal codes begin alike; of several that fit the
     * longest beginning counts, then the region.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(
            String country,
            @Nullable String region,
            @JsonProperty("postal_code") @Nullable String postalCode,
            Coordinates coordinates) {

        public Place {
            if (region != null && postalCode != null) {
                throw new IllegalArgumentException("A place is of a region or of postal codes, not of both.");
            }
        }

        private boolean fits(Destination destination) {
            return country.equals(destination.country())
                    && (region == null || region.equals(destination.region()))
                    && (postalCode == null
                            || destination.postalCode() != null
                                    && destination.postalCode().startsWith(postalCode));
        }

        private int exactness() {
            return postalCode != null ? 1 + postalCode.length() : region != null ? 1 : 0;
        }

        String words() {
            return country + (region == null ? "" : ", " + region) + (postalCode == null ? "" : " " + postalCode);
        }
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    Optional<Place> of(Destination destination) {
        return places.stream().filter(place -> place.fits(destination)).max(Comparator.comparingInt(Place::exactness));
    }
}
