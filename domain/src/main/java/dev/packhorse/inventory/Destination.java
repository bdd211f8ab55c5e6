package dev.packhorse.inventory;

import dev.packhorse.customer.Address;
import dev.packhorse.customer.Coordinates;
import org.jspecify.annotations.Nullable;

/** As much of where a parcel goes as the choice of a warehouse needs; {@code country} is an ISO 3166-1 alpha-2 code. */
public record Destination(
        String country,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable Coordinates coordinates) {

    public static Destination of(Address address) {
        return new Destination(address.country(), address.region(), address.postalCode(), address.coordinates());
    }

    public static Destination in(String country) {
        return new Destination(country, null, null, null);
    }
}
