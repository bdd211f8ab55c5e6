package dev.packhorse.inventory;

import java.time.Instant;

/**
 * What people state about a SKU that may be sold before it is there.
 *
 * @param warehouse where its stock will arrive
 * @param limit the most units that may wait at once
 */
public record BackorderPolicy(Backorder.Kind kind, WarehouseCode warehouse, long limit, Promise promise) {

    public static final long LIMIT_MAX = 1_000_000;
    public static final int LEAD_TIME_MAX_DAYS = 365;

    public BackorderPolicy {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("A limit is from 1 to " + LIMIT_MAX + ", not " + limit + ".");
        }
        if (kind == Backorder.Kind.PREORDER && promise instanceof Promise.Within) {
            throw new IllegalArgumentException("A preorder has a release date.");
        }
    }

    /** When it should be there. */
    public sealed interface Promise {

        record On(Instant date) implements Promise {}

        /** So many days after it is ordered, counted from the end of that day (UTC). */
        record Within(int days) implements Promise {}
    }
}
