package dev.packhorse.order;

import java.time.Duration;
import java.util.Objects;

/**
 * How long each wait of the journey may last before its next step. Travels with the order, so that an order keeps the
 * promises under which it was placed and replays the same whatever the configuration says today.
 *
 * @param answer of a provider to one request; longer than its SDK's own time-outs, so that it is they who say what is wrong
 * @param payment until an unreachable provider means that the order is refused
 * @param confirmation for the customer to confirm with the bank
 * @param label until a label that cannot be had needs attention
 * @param packing from label to packed; after that it needs attention
 * @param handOver from label until the box has left; after that it needs attention
 * @param delivery from hand-over until a silent carrier is polled
 * @param chase between polling, chasing and asking a person
 * @param alarm until a compensation that still fails needs attention
 * @param stock after the date for which a parcel's stock was promised until a person is asked
 */
public record Deadlines(
        Duration answer,
        Duration payment,
        Duration confirmation,
        Duration label,
        Duration packing,
        Duration handOver,
        Duration delivery,
        Duration chase,
        Duration alarm,
        Duration stock) {

    /** Orders that were placed before anything could be promised bring no such deadline, and need none. */
    public Deadlines {
        stock = Objects.requireNonNullElse(stock, Duration.ofDays(3));
    }

    public static Deadlines standard() {
        return new Deadlines(
                Duration.ofSeconds(45),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(3),
                Duration.ofDays(7),
                Duration.ofDays(2),
                Duration.ofMinutes(15),
                Duration.ofDays(3));
    }
}
