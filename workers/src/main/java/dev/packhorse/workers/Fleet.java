package dev.packhorse.workers;

import dev.packhorse.feed.ImportWorkflow;
import dev.packhorse.order.OrderWorkflow;
import dev.packhorse.payment.PaymentActivities;
import dev.packhorse.shipping.ShippingActivities;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A task queue and those who serve it. Fleets are scaled one by one: a process serves those that it is told to. */
public enum Fleet {
    ORDERS(OrderWorkflow.TASK_QUEUE),
    PAYMENTS(PaymentActivities.TASK_QUEUE),
    SHIPPING(ShippingActivities.TASK_QUEUE),
    CATALOGUE(ImportWorkflow.TASK_QUEUE);

    static final String PROPERTY = "packhorse.fleets";

    private final String taskQueue;

    Fleet(String taskQueue) {
        this.taskQueue = taskQueue;
    }

    String taskQueue() {
        return taskQueue;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a list such as {@code orders,payments}.
     *
     * @throws RefusedToStart when it names none, or one that does not exist; serving fewer queues than meant would go
     *     unnoticed until orders wait
     */
    static Set<Fleet> parse(String list) {
        Set<Fleet> fleets = EnumSet.noneOf(Fleet.class);
        for (String name : list.split(",")) {
            if (!name.isBlank()) {
                fleets.add(named(name.strip()));
            }
        }
        if (fleets.isEmpty()) {
            throw new RefusedToStart(PROPERTY + " names no fleet; choose from " + all() + ", separated by commas.");
        }
        return fleets;
    }

    private static Fleet named(String name) {
        return Arrays.stream(values())
                .filter(fleet -> fleet.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedToStart(
                        PROPERTY + ": there is no fleet \"" + name + "\"; choose from " + all() + "."));
    }

    private static String all() {
        return Arrays.stream(values()).map(Fleet::toString).collect(Collectors.joining(", "));
    }
}
