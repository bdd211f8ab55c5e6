package dev.packhorse.order;

import java.time.Instant;
import java.util.Map;

/**
 * A line of an order's timeline.
 *
 * @param seq counts from 1 within its order, without a gap; who has seen n has missed nothing before n
 * @param type stable, snake_case
 * @param text for a person in customer service
 * @param data for programs; nothing personal
 */
public record OrderEvent(long seq, String type, Instant at, String text, Map<String, Object> data) {
    public OrderEvent {
        data = Map.copyOf(data);
    }
}
