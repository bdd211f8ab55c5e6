package dev.packhorse.proof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What one shape was seen to carry. The median of several rounds counts, since a shared machine has bad moments. */
final class Rounds {

    private final Shape shape;
    private final Supplier<Map<String, Duration>> cpu;
    private final List<Double> perSecond = new ArrayList<>();
    private final Map<String, Duration> used = new TreeMap<>();
    private int orders;

    /** @param cpu processor time used so far, by process */
    Rounds(Shape shape, Supplier<Map<String, Duration>> cpu) {
        this.shape = shape;
        this.cpu = cpu;
    }

    void warmUp(int count, int clients) {
        if (count > 0) {
            shape.carry(count, clients);
        }
    }

    void measure(int count, int clients) {
        Map<String, Duration> before = cpu.get();
        Duration took = shape.carry(count, clients);
        cpu.get()
                .forEach((process, now) ->
                        used.merge(process, now.minus(before.getOrDefault(process, Duration.ZERO)), Duration::plus));
        orders += count;
        perSecond.add(count / (took.toNanos() / 1e9));
    }

    double median() {
        return perSecond.stream().sorted().toList().get(perSecond.size() / 2);
    }

    String name() {
        return shape.name();
    }

    /** Each round, in orders a second. */
    String each() {
        return String.join(", ", perSecond.stream().map("%.1f"::formatted).toList());
    }

    /** Milliseconds of processor time that one order took, by process. */
    Map<String, Double> cpuPerOrder() {
        Map<String, Double> each = new TreeMap<>();
        used.forEach((process, time) -> each.put(process, time.toNanos() / 1e6 / orders));
        return each;
    }
}
