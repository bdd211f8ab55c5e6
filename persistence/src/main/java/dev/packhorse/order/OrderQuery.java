package dev.packhorse.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders, newest first. What is null does not filter.
 *
 * @param placedAfter inclusive; like {@code placedBefore} (exclusive) it leaves out orders that were never placed
 * @param cursor as a page before gave it
 * @param limit 1 to 100
 */
public record OrderQuery(
        @Nullable OrderStatus status,
        @Nullable String email,
        @Nullable Boolean needsAttention,
        @Nullable Instant placedAfter,
        @Nullable Instant placedBefore,
        @Nullable String cursor,
        int limit) {

    public static final int LIMIT_MAX = 100;

    public OrderQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("A page has 1 to " + LIMIT_MAX + " orders, not " + limit + ".");
        }
    }

    public static OrderQuery newest(int limit) {
        return new OrderQuery(null, null, null, null, null, null, limit);
    }
}
