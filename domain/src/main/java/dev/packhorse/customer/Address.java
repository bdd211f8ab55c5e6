package dev.packhorse.customer;

import org.jspecify.annotations.Nullable;

/** Where a parcel goes. {@code country} is an ISO 3166-1 alpha-2 code. */
public record Address(
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postalCode,
        String country) {}
