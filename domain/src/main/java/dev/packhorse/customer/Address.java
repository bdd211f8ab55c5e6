package dev.packhorse.customer;

import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes, or comes from.
 *
 * @param country an ISO 3166-1 alpha-2 code
 * @param coordinates when somebody has told them
 */
public record Address(
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postalCode,
        String country,
        @Nullable Coordinates coordinates) {

    /** Without coordinates. */
    public Address(
            String line1,
            @Nullable String line2,
            String city,
            @Nullable String region,
            String postalCode,
            String country) {
        this(line1, line2, city, region, postalCode, country, null);
    }
}
