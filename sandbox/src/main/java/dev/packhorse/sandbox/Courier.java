package dev.packhorse.sandbox;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the parcels that it took, one scan after the other at a fixed pace. It remembers nothing: it learns from the
 * ledger what was picked up and scanned, so that a restart goes on where the crash was.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Carrier carrier;
    private final Duration pace;
    private final ScheduledThreadPoolExecutor legs;
    private volatile boolean onDuty;

    Courier(Carrier carrier, Duration pace) {
        this.carrier = carrier;
        this.pace = pace;
        this.legs = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("courier").factory());
        legs.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Starts with what was on its way before. */
    void start() {
        onDuty = true;
        carrier.all().forEach(this::schedule);
    }

    void apply(LedgerEntry entry) {
        var moves = entry.kind().equals(LedgerEntry.PARCEL_PICKED_UP)
                || entry.kind().equals(LedgerEntry.PARCEL_SCANNED);
        if (onDuty && moves && entry.shipment() != null) {
            carrier.find(entry.shipment()).ifPresent(this::schedule);
        }
    }

    private void schedule(Shipment shipment) {
        var next = shipment.next();
        if (next == null) {
            return;
        }
        try {
            legs.schedule(() -> scan(shipment.id(), next), pace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closing; {} is scanned after the next start", shipment.id());
        }
    }

    private void scan(String shipment, Shipment.Status next) {
        try {
            carrier.advance(shipment, next);
        } catch (RuntimeException e) {
            LOG.error("Parcel {} could not be scanned {}: {}", shipment, next, e.toString());
        }
    }

    @Override
    public void close() {
        // Never by an interrupt, which would close the ledger while it is written to.
        legs.shutdown();
        try {
            if (!legs.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The courier did not stop within 5 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
