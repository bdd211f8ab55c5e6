package dev.packhorse.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every read goes to PostgreSQL. */
final class NoCache implements CatalogueCache {

    private final CacheFigures figures = new CacheFigures(_ -> CacheFigures.Near.NOTHING);

    @Override
    public Optional<Versioned> find(Region region, String key) {
        return Optional.empty();
    }

    @Override
    public Map<String, Versioned> findAll(Region region, Collection<String> keys) {
        return Map.of();
    }

    @Override
    public void publish(Region region, String key, Versioned value) {
        // Nobody would read it.
    }

    @Override
    public void remember(Region region, String key, Versioned found, long readBegan) {
        // Nobody would read it.
    }

    @Override
    public Set<String> olderThan(Region region, Map<String, Long> versions) {
        return Set.of();
    }

    @Override
    public void bringUpToDate(Region region, Map<String, Versioned> values) {
        // Nothing is behind.
    }

    @Override
    public CacheFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
