package dev.packhorse.flashsale;

import dev.packhorse.inventory.Sku;
import java.time.Duration;

/**
 * A customer's place in the queue for a SKU. First come, first served; it is kept for as long as the customer keeps asking.
 *
 * @param position 1 for who is next
 * @param length how many wait
 * @param retryAfter when to ask again
 */
public record QueuePlace(String ticket, Sku sku, int position, int length, Duration retryAfter) {}
