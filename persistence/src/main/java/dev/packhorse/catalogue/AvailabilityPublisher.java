package dev.packhorse.catalogue;

import dev.packhorse.AfterCommit;
import dev.packhorse.inventory.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Tells the cache how much of a SKU there is after it changed: at once when it was quiet, else at most every 100 ms per SKU,
 * since a near-cache entry that changes with every order is read from the wire every time. The last change is always told.
 */
public class AvailabilityPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AvailabilityPublisher.class);

    private static final long PAUSE_MILLIS = 100;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;
    private static final int BATCH_MAX = 500;

    /** More waiting than this, and changes are dropped: their entries are then as old as the cache lets them become. */
    private static final int WAITING_MAX = 10_000;

    private final CatalogueRows rows;
    private final CatalogueCache cache;
    private final Set<Sku> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean flushIsDue = new AtomicBoolean();
    private final ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("availability-publisher").daemon().factory());
    private volatile long lastFlushNanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    AvailabilityPublisher(CatalogueCache cache, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.rows = new CatalogueRows(jdbc, transactions);
        this.cache = cache;
    }

    /** Nothing is told when the transaction is rolled back. */
    public void changedInThisTransaction(Collection<Sku> skus) {
        List<Sku> changed = List.copyOf(skus);
        AfterCommit.run(() -> wait(changed));
    }

    @Override
    public void close() {
        publisher.shutdownNow();
    }

    private void wait(List<Sku> changed) {
        if (waiting.size() < WAITING_MAX) {
            waiting.addAll(changed);
            long sinceFlush = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastFlushNanos);
            flushIn(Math.max(0, PAUSE_MILLIS - sinceFlush));
        }
    }

    private void flushIn(long millis) {
        if (!publisher.isShutdown() && flushIsDue.compareAndSet(false, true)) {
            publisher.schedule(this::flush, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void flush() {
        lastFlushNanos = System.nanoTime();
        // First this, then the look: a change that comes after the look finds that another flush is needed.
        flushIsDue.set(false);
        List<Sku> batch = waiting.stream().limit(BATCH_MAX).toList();
        batch.forEach(waiting::remove);
        try {
            long readBegan = System.currentTimeMillis();
            rows.availabilities(batch)
                    .forEach((sku, now) -> cache.publish(
                            Region.AVAILABILITY, sku.value(), new Versioned(now.version(), now, readBegan)));
            if (!waiting.isEmpty()) {
                flushIn(PAUSE_MILLIS);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Availability of {} SKUs could not be read; trying again: {}", batch.size(), failure.toString());
            waiting.addAll(batch);
            flushIn(PAUSE_AFTER_FAILURE_MILLIS);
        }
    }
}
