package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Brings entries up to date that are there but older than the database. Nearly always there are none, since whoever made the change
 * has told the cache: then all that it costs is one statement and one question to the cluster for a thousand keys.
 */
final class Refresher {

    private final CatalogueCache cache;
    private final CatalogueRows rows;
    private final VersionRows versions;

    Refresher(CatalogueCache cache, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.cache = cache;
        this.rows = new CatalogueRows(jdbc, transactions);
        this.versions = new VersionRows(jdbc, transactions);
    }

    /** @throws RuntimeException when it cannot be known that the cache is up to date */
    void refresh(ChangeKind kind, Set<String> keys) {
        switch (kind) {
            case PRODUCT -> {
                refresh(Region.PRODUCTS, versions.products(keys), rows::products);
                refresh(Region.OFFERS, versions.offersOf(keys), rows::offers);
            }
            case STOCK -> refresh(Region.AVAILABILITY, versions.stock(keys), this::availabilities);
            case CATEGORY ->
                refresh(
                        Region.CATEGORIES,
                        Map.of(Region.ALL_CATEGORIES, versions.categories()),
                        _ -> Map.of(Region.ALL_CATEGORIES, rows.categories()));
        }
    }

    private void refresh(
            Region region, Map<String, Long> known, Function<Collection<String>, Map<String, Versioned>> load) {
        Set<String> behind = cache.olderThan(region, known);
        if (!behind.isEmpty()) {
            cache.bringUpToDate(region, load.apply(behind));
        }
    }

    private Map<String, Versioned> availabilities(Collection<String> skus) {
        long began = System.currentTimeMillis();
        Map<String, Versioned> found = new HashMap<>();
        rows.availabilities(skus.stream().map(Sku::new).toList())
                .forEach((sku, now) -> found.put(sku.value(), new Versioned(now.version(), now, began)));
        return found;
    }
}
