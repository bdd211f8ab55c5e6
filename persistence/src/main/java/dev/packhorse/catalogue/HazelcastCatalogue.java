package dev.packhorse.catalogue;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cache in Hazelcast maps with a near-cache. Whatever goes wrong here is a miss, and is logged at most every 10 seconds. */
final class HazelcastCatalogue implements CatalogueCache {

    private static final Logger LOG = LoggerFactory.getLogger(HazelcastCatalogue.class);

    private static final long PUBLISH_MAX_MILLIS = 200;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final HazelcastInstance hazelcast;
    private final LongAdder failures = new LongAdder();
    private volatile long restsSinceNanos = System.nanoTime() - REST_NANOS;
    private volatile long loggedAtNanos = System.nanoTime() - LOG_PAUSE_NANOS;

    HazelcastCatalogue(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
    }

    /** A cluster that did not answer in time is left alone for two seconds, so that not every reader waits for it in turn. */
    @Override
    public Optional<Versioned> find(Region region, String key) {
        if (isResting()) {
            return Optional.empty();
        }
        try {
            // Not getAsync with a limit of its own: that hands every near-cache hit to another thread, which takes 100
            // microseconds instead of 0.1. How long a miss may take is in NearCacheConfiguration.
            return Optional.ofNullable(map(region).get(key));
        } catch (RuntimeException failure) {
            restsSinceNanos = System.nanoTime();
            failed("read", failure);
            return Optional.empty();
        }
    }

    @Override
    public void publish(Region region, String key, Versioned value) {
        try {
            map(region)
                    .submitToKey(key, new PutIfNewer(value))
                    .toCompletableFuture()
                    // The limit is on our waiting: what was sent may still arrive, and does no harm.
                    .copy()
                    .orTimeout(PUBLISH_MAX_MILLIS, TimeUnit.MILLISECONDS)
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            failed("written", failure);
                        }
                    });
        } catch (RuntimeException failure) {
            failed("written", failure);
        }
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }

    /** How often the cache was out of reach since the start. */
    long failures() {
        return failures.sum();
    }

    private IMap<String, Versioned> map(Region region) {
        return hazelcast.getMap(region.map());
    }

    private boolean isResting() {
        return System.nanoTime() - restsSinceNanos < REST_NANOS;
    }

    private void failed(String what, Throwable failure) {
        failures.increment();
        long now = System.nanoTime();
        if (now - loggedAtNanos > LOG_PAUSE_NANOS) {
            loggedAtNanos = now;
            LOG.warn(
                    "The cache could not be {} ({} times so far); PostgreSQL answers instead: {}",
                    what,
                    failures.sum(),
                    failure.toString());
        }
    }
}
