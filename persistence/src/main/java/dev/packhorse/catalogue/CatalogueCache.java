package dev.packhorse.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue asks of a cache. It advises and never decides: an answer may be old, a publication may be lost, and
 * neither may stop or slow the caller for longer than a bound. Every change of an entry goes by {@link PutIfNewer}.
 */
public interface CatalogueCache extends AutoCloseable {

    /** Empty on a miss and when the cache is out of reach. */
    Optional<Versioned> find(Region region, String key);

    /** Those that are there, in one question; they are near afterwards. */
    Map<String, Versioned> findAll(Region region, Collection<String> keys);

    /**
     * Keeps the newer of what is there and this, which has been committed; refused when it comes more than 2 s after it was made, as it
     * may have been replaced since. Returns at once; never throws.
     */
    void publish(Region region, String key, Versioned value);

    /**
     * As {@link #publish}, for what a reader found.
     *
     * @param readBegan before the look into the database, in milliseconds of the epoch
     */
    void remember(Region region, String key, Versioned found, long readBegan);

    /**
     * Which of these entries are there, but older than the database; asked where they are owned, not of a near-cache.
     *
     * @throws RuntimeException when the cache does not answer
     */
    Set<String> olderThan(Region region, Map<String, Long> versions);

    /**
     * As {@link #publish}, but waits until all of it has arrived.
     *
     * @throws RuntimeException when it cannot be known that it has
     */
    void bringUpToDate(Region region, Map<String, Versioned> values);

    CacheFigures figures();

    @Override
    void close();
}
