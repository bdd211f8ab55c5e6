package dev.packhorse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Which products, by name.
 *
 * @param category null for all
 * @param cursor as a page before gave it
 * @param limit 1 to 100
 */
public record ProductQuery(
        @Nullable String category, @Nullable String cursor, int limit) {

    public static final int LIMIT_MAX = 100;

    public ProductQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("A page has 1 to " + LIMIT_MAX + " products, not " + limit + ".");
        }
    }
}
