package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Refresher(
            ProductEntities entities, CatalogueCache cache, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.cache = cache;
        this.rows = new CatalogueRows(entities, jdbc, transactions);
        this.versions = new VersionRows(jdbc, transactions);
    }

    /** @throws RuntimeException when it cannot be known that the cache is up to date */
    void refresh(Set<String> products, Set<String> skus) {
        if (!products.isEmpty()) {
            refresh(Region.PRODUCTS, versions.products(products), ids -> each(ids, rows::product));
            refresh(Region.OFFERS, versions.offersOf(products), ids -> each(ids, id -> rows.offer(new Sku(id))));
        }
        if (!skus.isEmpty()) {
            refresh(Region.AVAILABILITY, versions.stock(skus), this::availabilities);
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
        Map<String, Versioned> found = new HashMap<>();
        List<Sku> wanted = skus.stream().map(Sku::new).toList();
        rows.availabilities(wanted).forEach((sku, now) -> found.put(sku.value(), new Versioned(now.version(), now)));
        return found;
    }

    private static Map<String, Versioned> each(Collection<String> keys, Function<String, Optional<Versioned>> load) {
        Map<String, Versioned> found = new HashMap<>();
        keys.forEach(key -> load.apply(key).ifPresent(value -> found.put(key, value)));
        return found;
    }
}
