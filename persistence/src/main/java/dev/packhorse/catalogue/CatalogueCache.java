package dev.packhorse.catalogue;

import java.util.Optional;

/**
 * What the catalogue asks of a cache. It advises and never decides: an answer may be old, a publication may be lost, and
 * neither may stop or slow the caller for longer than a bound.
 */
public interface CatalogueCache extends AutoCloseable {

    /** Empty on a miss and when the cache is out of reach. */
    Optional<Versioned> find(Region region, String key);

    /** Keeps the newer of what is there and this. Returns at once; never throws. */
    void publish(Region region, String key, Versioned value);

    @Override
    void close();

    /** No cache: every read goes to PostgreSQL. */
    static CatalogueCache none() {
        return new CatalogueCache() {
            @Override
            public Optional<Versioned> find(Region region, String key) {
                return Optional.empty();
            }

            @Override
            public void publish(Region region, String key, Versioned value) {
                // Nobody would read it.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}
