package dev.packhorse.catalogue;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.nearcache.NearCacheStats;
import com.hazelcast.topic.ITopic;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cache in Hazelcast maps with a near-cache. Whatever goes wrong here is a miss, and is logged at most every 10 seconds. */
final class HazelcastCatalogue implements CatalogueCache {

    private static final Logger LOG = LoggerFactory.getLogger(HazelcastCatalogue.class);

    private static final long PUBLISH_MAX_MILLIS = 200;
    private static final long RELAY_MAX_MILLIS = 2_000;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final HazelcastInstance hazelcast;
    private final CacheFigures figures = new CacheFigures(this::near);
    private final AtomicReferenceArray<@Nullable IMap<String, Versioned>> maps =
            new AtomicReferenceArray<>(Region.values().length);
    private final Announcements announcements = new Announcements();
    private final AtomicBoolean listens = new AtomicBoolean();
    /** Whether the cluster is being left alone: a hit is so cheap that asking the clock first would be felt. */
    private volatile boolean resting;

    private volatile long restsSinceNanos;
    private volatile long loggedAtNanos = System.nanoTime() - LOG_PAUSE_NANOS;

    HazelcastCatalogue(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
        try {
            topic();
        } catch (RuntimeException notYet) {
            LOG.debug("Announcements of changes are listened to once the cluster is there: {}", notYet.toString());
        }
    }

    /** A cluster that did not answer in time is left alone for two seconds, so that not every reader waits for it in turn. */
    @Override
    public Optional<Versioned> find(Region region, String key) {
        if (resting && isStillResting()) {
            return Optional.empty();
        }
        try {
            // Not getAsync with a limit of its own: that hands every near-cache hit to another thread, which takes 100
            // microseconds instead of 0.1. How long a miss may take is in NearCacheConfiguration.
            Versioned announced = announcements.latest(region, key);
            return Optional.ofNullable(announced == null ? map(region).get(key) : announced);
        } catch (RuntimeException failure) {
            rest();
            failed("read", failure);
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Versioned> findAll(Region region, Collection<String> keys) {
        if (resting && isStillResting()) {
            return Map.of();
        }
        try {
            return map(region).getAll(Set.copyOf(keys));
        } catch (RuntimeException failure) {
            rest();
            failed("read", failure);
            return Map.of();
        }
    }

    @Override
    public void publish(Region region, String key, Versioned value) {
        announce(new Announcement(region, key, value));
        submit(region, key, PutIfNewer.committed(value));
    }

    @Override
    public void remember(Region region, String key, Versioned found, long readBegan) {
        submit(region, key, PutIfNewer.found(found, readBegan));
    }

    /** Whoever does not hear of it sees it a little later. */
    private void announce(Announcement announcement) {
        announcements.hear(announcement);
        try {
            topic().publishAsync(announcement);
        } catch (RuntimeException failure) {
            failed("told of a change", failure);
        }
    }

    private void submit(Region region, String key, PutIfNewer publication) {
        try {
            send(region, key, publication)
                    // The limit is on our waiting: what was sent may still arrive, and does no harm.
                    .copy()
                    .orTimeout(PUBLISH_MAX_MILLIS, TimeUnit.MILLISECONDS)
                    .whenComplete((verdict, failure) -> {
                        if (failure != null) {
                            failed("written", failure);
                        } else {
                            figures.judged(verdict);
                        }
                    });
        } catch (RuntimeException failure) {
            failed("written", failure);
        }
    }

    @Override
    public Set<String> olderThan(Region region, Map<String, Long> versions) {
        if (versions.isEmpty()) {
            return Set.of();
        }
        Map<String, Boolean> answers = await(map(region).submitToKeys(versions.keySet(), new OlderThan(versions)));
        return answers.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void bringUpToDate(Region region, Map<String, Versioned> values) {
        values.forEach((key, value) -> announce(new Announcement(region, key, value)));
        CompletableFuture<?>[] sent = values.entrySet().stream()
                .map(entry -> send(region, entry.getKey(), PutIfNewer.committed(entry.getValue()))
                        .thenAccept(verdict -> {
                            figures.judged(verdict);
                            verdict.insist();
                        }))
                .toArray(CompletableFuture[]::new);
        await(CompletableFuture.allOf(sent));
        figures.repaired(values.size());
    }

    private CompletableFuture<PutIfNewer.Verdict> send(Region region, String key, PutIfNewer publication) {
        return map(region).submitToKey(key, publication).toCompletableFuture();
    }

    private static <T> T await(CompletionStage<T> answer) {
        return answer.toCompletableFuture()
                .copy()
                .orTimeout(RELAY_MAX_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public CacheFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }

    /** A client that has not met its cluster yet gets no map, hence they are fetched when they are needed and then kept. */
    private IMap<String, Versioned> map(Region region) {
        IMap<String, Versioned> known = maps.get(region.ordinal());
        if (known == null) {
            topic();
            known = hazelcast.getMap(region.map());
            maps.set(region.ordinal(), known);
        }
        return known;
    }

    /** From its first use on this process hears what others announce. Nobody waits while another begins to listen. */
    private ITopic<Announcement> topic() {
        ITopic<Announcement> topic = hazelcast.getTopic(NearCacheConfiguration.ANNOUNCEMENTS);
        if (listens.compareAndSet(false, true)) {
            try {
                topic.addMessageListener(message -> announcements.hear(message.getMessageObject()));
            } catch (RuntimeException failure) {
                listens.set(false);
                throw failure;
            }
        }
        return topic;
    }

    private CacheFigures.Near near(Region region) {
        IMap<String, Versioned> map = maps.get(region.ordinal());
        NearCacheStats stats = map == null ? null : map.getLocalMapStats().getNearCacheStats();
        return stats == null
                ? CacheFigures.Near.NOTHING
                : new CacheFigures.Near(
                        stats.getHits() + announcements.shown(region), stats.getMisses(), stats.getOwnedEntryCount());
    }

    private void rest() {
        restsSinceNanos = System.nanoTime();
        resting = true;
    }

    private boolean isStillResting() {
        if (System.nanoTime() - restsSinceNanos < REST_NANOS) {
            return true;
        }
        resting = false;
        return false;
    }

    private void failed(String what, Throwable failure) {
        figures.failed();
        long now = System.nanoTime();
        if (now - loggedAtNanos > LOG_PAUSE_NANOS) {
            loggedAtNanos = now;
            LOG.warn(
                    "The cache could not be {} ({} times so far); PostgreSQL answers instead: {}",
                    what,
                    figures.failures(),
                    failure.toString());
        }
    }
}
