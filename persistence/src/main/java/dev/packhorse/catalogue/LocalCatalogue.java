package dev.packhorse.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cache within this process alone, without Hazelcast. What other processes change comes by this process's own relay, so it is
 * seen within a poll and not within a millisecond.
 */
final class LocalCatalogue implements CatalogueCache {

    private final Map<Region, Cache<String, Versioned>> entries = new EnumMap<>(Region.class);
    private final CacheFigures figures = new CacheFigures(this::near);

    /** @param entriesMax of each region */
    LocalCatalogue(Duration entryMax, int entriesMax) {
        for (Region region : Region.values()) {
            entries.put(
                    region,
                    Caffeine.newBuilder()
                            .expireAfterWrite(entryMax)
                            .maximumSize(entriesMax)
                            .recordStats()
                            .build());
        }
    }

    @Override
    public Optional<Versioned> find(Region region, String key) {
        return Optional.ofNullable(in(region).getIfPresent(key));
    }

    @Override
    public Map<String, Versioned> findAll(Region region, Collection<String> keys) {
        return in(region).getAllPresent(keys);
    }

    @Override
    public void publish(Region region, String key, Versioned value) {
        put(region, key, PutIfNewer.committed(value));
    }

    @Override
    public void remember(Region region, String key, Versioned found, long readBegan) {
        put(region, key, PutIfNewer.found(found, readBegan));
    }

    @Override
    public Set<String> olderThan(Region region, Map<String, Long> versions) {
        OlderThan question = new OlderThan(versions);
        Set<String> older = new HashSet<>();
        versions.keySet().forEach(key -> {
            if (question.isTrueOf(key, present(region, key))) {
                older.add(key);
            }
        });
        return older;
    }

    @Override
    public void bringUpToDate(Region region, Map<String, Versioned> values) {
        values.forEach(
                (key, value) -> put(region, key, PutIfNewer.committed(value)).insist());
        figures.repaired(values.size());
    }

    private PutIfNewer.Verdict put(Region region, String key, PutIfNewer publication) {
        PutIfNewer.Verdict verdict = publication.judge(present(region, key), System.currentTimeMillis());
        if (verdict == PutIfNewer.Verdict.ADOPTED) {
            // Only now, since writing what is there already would let it live longer.
            in(region)
                    .asMap()
                    .merge(key, publication.value(), (present, value) -> value.isNewerThan(present) ? value : present);
        }
        figures.judged(verdict);
        return verdict;
    }

    /** Leaves hits, misses and the order of eviction alone. */
    private @Nullable Versioned present(Region region, String key) {
        return in(region).policy().getIfPresentQuietly(key);
    }

    @Override
    public CacheFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        entries.values().forEach(Cache::invalidateAll);
    }

    private Cache<String, Versioned> in(Region region) {
        return Objects.requireNonNull(entries.get(region));
    }

    private CacheFigures.Near near(Region region) {
        var stats = in(region).stats();
        return new CacheFigures.Near(
                stats.hitCount(), stats.missCount(), in(region).estimatedSize());
    }
}
