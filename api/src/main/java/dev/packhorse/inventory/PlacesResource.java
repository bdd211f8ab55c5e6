package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.customer.CoordinatesResource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where destinations lie that come without coordinates, on the wire. */
@Schema(name = "DestinationPlaces")
record PlacesResource(List<Entry> places) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DestinationPlace", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Entry(
            @Schema(example = "DE", description = "ISO 3166-1 alpha-2")
            String country,

            @Schema(maxLength = 100, description = "Only this region of it") @Nullable
            String region,

            @JsonProperty("postal_code")
            @Schema(
                    maxLength = 20,
                    description = "Only where the postal code begins like this; goes without a region",
                    example = "10")
            @Nullable
            String postalCode,

            CoordinatesResource coordinates) {}

    static PlacesResource of(Places places) {
        return new PlacesResource(places.places().stream()
                .map(place -> new Entry(
                        place.country(),
                        place.region(),
                        place.postalCode(),
                        Objects.requireNonNull(CoordinatesResource.of(place.coordinates()))))
                .toList());
    }
}
