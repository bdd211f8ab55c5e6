package dev.packhorse.flashsale;

import dev.packhorse.inventory.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SKU that more people want than there are units: each may have some, and who comes first is served first.
 *
 * @param perCustomerLimit units in a customer's unresolved, placed and shipped orders since the sale began
 * @param atOnce checkouts of it that may be open or being paid at once; who comes then waits in the queue
 * @param queueLength how many may wait; who comes then is sent away for a while
 * @param startsAt null when it has begun; before, the SKU is sold like any other
 * @param endsAt null when it has no end; after it, the SKU is sold like any other
 */
public record FlashSale(
        Sku sku,
        int perCustomerLimit,
        int atOnce,
        int queueLength,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        long version) {

    public static final int LIMIT_MAX = 1_000;
    public static final int AT_ONCE_MAX = 100_000;
    public static final int QUEUE_MAX = 10_000;

    public FlashSale {
        if (perCustomerLimit < 1 || atOnce < 1 || queueLength < 0) {
            throw new IllegalArgumentException("A flash sale of " + sku + " lets nobody buy.");
        }
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("A flash sale of " + sku + " ends before it starts.");
        }
    }
}
