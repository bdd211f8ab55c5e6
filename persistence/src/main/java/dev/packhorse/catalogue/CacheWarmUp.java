package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the cache of a process that has just started, so that its first requests are not all misses: with what others have in
 * theirs, and with what the database has for the rest. The products that were changed last come first, since it is new and
 * reduced ones that are looked at.
 */
public class CacheWarmUp {

    private static final int AT_ONCE = 250;

    private final CatalogueCache cache;
    private final CatalogueRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final int productsMax;

    CacheWarmUp(
            CatalogueCache cache, CacheSettings settings, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.cache = cache;
        this.rows = new CatalogueRows(jdbc, transactions);
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        this.productsMax = settings.topology() == CacheSettings.Topology.NONE ? 0 : settings.warmUp();
    }

    /**
     * @param atMost as much as was filled by then is filled
     * @return how many products
     */
    public int warm(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        List<String> products = productsMax == 0 ? List.of() : latestProducts();
        Map<Region, Set<String>> brought = new EnumMap<>(Region.class);
        int done = 0;
        while (done < products.size() && System.nanoTime() - end < 0) {
            List<String> part = products.subList(done, Math.min(products.size(), done + AT_ONCE));
            List<String> skus = skus(part);
            fill(Region.PRODUCTS, part, rows::products, brought);
            fill(Region.OFFERS, skus, rows::offers, brought);
            fill(Region.AVAILABILITY, skus, this::availabilities, brought);
            done += part.size();
        }
        // What was brought is where it is owned; now it comes near.
        brought.forEach(cache::findAll);
        return done;
    }

    private void fill(
            Region region,
            List<String> keys,
            Function<Collection<String>, Map<String, Versioned>> load,
            Map<Region, Set<String>> brought) {
        List<String> missing = new ArrayList<>(keys);
        missing.removeAll(cache.findAll(region, keys).keySet());
        if (!missing.isEmpty()) {
            long readBegan = System.currentTimeMillis();
            Map<String, Versioned> found = load.apply(missing);
            found.forEach((key, value) -> cache.remember(region, key, value, readBegan));
            brought.computeIfAbsent(region, _ -> new HashSet<>()).addAll(found.keySet());
        }
    }

    private Map<String, Versioned> availabilities(Collection<String> skus) {
        long began = System.currentTimeMillis();
        Map<String, Versioned> found = new HashMap<>();
        rows.availabilities(skus.stream().map(Sku::new).toList())
                .forEach((sku, now) -> found.put(sku.value(), new Versioned(now.version(), now, began)));
        return found;
    }

    private List<String> latestProducts() {
        return snapshot.execute(
                _ -> jdbc.sql("select id from product where not archived order by updated_at desc, id limit ?")
                        .param(productsMax)
                        .query(String.class)
                        .list());
    }

    private List<String> skus(List<String> products) {
        return snapshot.execute(_ -> jdbc.sql("select sku from variant where product_id = any(?) and not archived")
                .param(products.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
