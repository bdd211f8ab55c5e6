package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.packhorse.Eventually;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The protocol on a real cluster, two members and a client: writers that die now and then, readers that sleep, entries that are
 * evicted. The database is a table in memory here, so that the races are about the cache.
 */
class CacheRaceTest {

    private static final int KEYS = 200;
    private static final int WRITERS = 3;
    private static final int READERS = 5;
    private static final long CHAOS_NANOS = TimeUnit.SECONDS.toNanos(6);

    private final Map<String, AtomicLong> database = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final AtomicLong reads = new AtomicLong();
    private final List<HazelcastInstance> cluster = new ArrayList<>();
    private List<HazelcastCatalogue> caches = List.of();

    @BeforeEach
    void start() throws Exception {
        int first = freePort();
        int second = freePort();
        List<String> members = List.of("127.0.0.1:" + first, "127.0.0.1:" + second);
        String name = "race-" + first;
        cluster.add(NearCacheConfiguration.member(CacheSettings.node(members, "127.0.0.1", first, name)));
        cluster.add(NearCacheConfiguration.member(CacheSettings.node(members, "127.0.0.1", second, name)));
        cluster.add(NearCacheConfiguration.client(CacheSettings.node(members, "127.0.0.1", first, name)));
        caches = cluster.stream().map(HazelcastCatalogue::new).toList();
        for (int key = 0; key < KEYS; key++) {
            database.put("prd_" + key, new AtomicLong(1));
        }
    }

    @AfterEach
    void stop() {
        caches.reversed().forEach(CatalogueCache::close);
    }

    @Test
    void nothingStaysStale() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + CHAOS_NANOS;
            List<Future<?>> busy = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                busy.add(threads.submit(until(end, this::write, i)));
            }
            for (int i = 0; i < READERS; i++) {
                busy.add(threads.submit(until(end, this::read, 100 + i)));
            }
            busy.add(threads.submit(until(end, this::evict, 200)));
            busy.add(threads.submit(until(end, _ -> tell(), 300)));
            for (Future<?> one : busy) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
        tellTheRest();
        Thread.sleep(ReaderBound.over().plusMillis(200));
        changed.addAll(database.keySet());
        tellTheRest();
        // The invalidations that this has caused arrive within milliseconds.
        Thread.sleep(500);

        List<String> stale = new ArrayList<>();
        for (CatalogueCache cache : caches) {
            database.forEach((key, version) -> cache.find(Region.PRODUCTS, key)
                    .filter(found -> found.version() != version.get())
                    .ifPresent(found -> stale.add(key + " " + found.version() + " not " + version)));
        }
        assertThat(stale).isEmpty();
        assertThat(reads).as("reads").hasPositiveValue();
        // What was lost on the way, on a machine that is busy, is no fault; a cache that answers nothing would prove
        // nothing.
        assertThat(caches)
                .allSatisfy(cache -> assertThat(database.keySet())
                        .anyMatch(key -> cache.find(Region.PRODUCTS, key).isPresent()));
    }

    private interface Act {
        void act(Random random) throws Exception;
    }

    private static Callable<Boolean> until(long end, Act act, long seed) {
        Random random = new Random(seed);
        return () -> {
            while (System.nanoTime() < end) {
                act.act(random);
            }
            return true;
        };
    }

    private void write(Random random) {
        String key = key(random);
        long version = database.get(key).incrementAndGet();
        changed.add(key);
        // One in ten dies between commit and publication.
        if (random.nextInt(10) != 0) {
            pause(random, 1_000);
            any(random).publish(Region.PRODUCTS, key, new Versioned(version, null));
        }
        pause(random, 2_000);
    }

    private void read(Random random) {
        String key = key(random);
        CatalogueCache cache = any(random);
        Optional<Versioned> found = cache.find(Region.PRODUCTS, key);
        reads.incrementAndGet();
        if (found.isEmpty()) {
            long began = System.currentTimeMillis();
            Versioned row = new Versioned(database.get(key).get(), null);
            pause(random, random.nextInt(20) == 0 ? 50_000 : 1_000);
            cache.remember(Region.PRODUCTS, key, row, began);
        }
        pause(random, 200);
    }

    private void evict(Random random) {
        cluster.getFirst().getMap(Region.PRODUCTS.map()).evict(key(random));
        pause(random, 2_000);
    }

    private void tellTheRest() throws Exception {
        Eventually.see(
                () -> {
                    tell();
                    return changed;
                },
                rest -> assertThat(rest).isEmpty());
    }

    /** As the relay does it, also when a busy machine does not answer in time: later once more. */
    private void tell() {
        Map<String, Long> versions = new HashMap<>();
        for (String key : Set.copyOf(changed)) {
            changed.remove(key);
            versions.put(key, database.get(key).get());
        }
        try {
            CatalogueCache cache = caches.getFirst();
            Map<String, Versioned> now = new HashMap<>();
            cache.olderThan(Region.PRODUCTS, versions)
                    .forEach(key -> now.put(key, new Versioned(database.get(key).get(), null)));
            cache.bringUpToDate(Region.PRODUCTS, now);
        } catch (CompletionException late) {
            changed.addAll(versions.keySet());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private CatalogueCache any(Random random) {
        return caches.get(random.nextInt(caches.size()));
    }

    private static String key(Random random) {
        // Some are hot.
        return "prd_" + (random.nextBoolean() ? random.nextInt(5) : random.nextInt(KEYS));
    }

    private static void pause(Random random, int microsMax) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(microsMax)));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
