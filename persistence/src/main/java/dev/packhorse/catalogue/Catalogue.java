package dev.packhorse.catalogue;

import dev.packhorse.Cursor;
import dev.packhorse.inventory.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The catalogue as it is shown: products, offers and availability from the near-cache, from PostgreSQL on a miss or when the
 * cache is out of reach. All of it may be a moment old; what is ordered is priced and held by the database.
 */
public class Catalogue {

    private final CatalogueRows rows;
    private final CatalogueCache cache;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final SingleFlight<Entry, Optional<Versioned>> loads = new SingleFlight<>();
    private final SingleFlight<List<String>, Map<String, Versioned>> pages = new SingleFlight<>();
    private final HotKeys hotKeys = new HotKeys();

    private record Entry(Region region, String key) {}

    private record Place(String name, String id) {}

    Catalogue(CatalogueCache cache, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.rows = new CatalogueRows(jdbc, transactions);
        this.cache = cache;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    /** @throws dev.packhorse.InvalidCursor when the query's cursor is none that a page gave */
    public ProductPage products(ProductQuery query) {
        List<Place> found = snapshot.execute(_ -> places(query));
        boolean more = found.size() > query.limit();
        List<Place> places = more ? found.subList(0, query.limit()) : found;
        return new ProductPage(
                products(places.stream().map(Place::id).toList()),
                more ? Cursor.of(places.getLast().name(), places.getLast().id()) : null);
    }

    public Optional<Product> product(String id) {
        return read(Region.PRODUCTS, id, () -> rows.product(id), Product.class);
    }

    /** In this order, without those that are not to be shown. What the cache does not have is read in one statement. */
    public List<Product> products(List<String> ids) {
        ids.forEach(id -> hotKeys.read(Region.PRODUCTS, id));
        Map<String, Versioned> found = new HashMap<>(cache.findAll(Region.PRODUCTS, ids));
        List<String> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            found.putAll(pages.load(missing, () -> load(missing)));
        }
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .flatMap(value -> value.as(Product.class).stream())
                .toList();
    }

    private Map<String, Versioned> load(List<String> ids) {
        long readBegan = System.currentTimeMillis();
        Map<String, Versioned> read = rows.products(ids);
        read.forEach((id, row) -> cache.remember(Region.PRODUCTS, id, row, readBegan));
        return read;
    }

    public Optional<Offer> offer(Sku sku) {
        return read(Region.OFFERS, sku.value(), () -> rows.offer(sku), Offer.class);
    }

    public Optional<Availability> availability(Sku sku) {
        return read(Region.AVAILABILITY, sku.value(), () -> rows.availability(sku), Availability.class);
    }

    /** All of them, also those that are not to be shown. */
    public CategoryTree categories() {
        return read(Region.CATEGORIES, Region.ALL_CATEGORIES, () -> Optional.of(rows.categories()), CategoryTree.class)
                .orElseThrow();
    }

    HotKeys hotKeys() {
        return hotKeys;
    }

    private <T> Optional<T> read(Region region, String key, Supplier<Optional<Versioned>> rowReader, Class<T> type) {
        hotKeys.read(region, key);
        return cache.find(region, key)
                .or(() -> loads.load(new Entry(region, key), () -> {
                    long readBegan = System.currentTimeMillis();
                    Optional<Versioned> row = rowReader.get();
                    row.ifPresent(found -> cache.remember(region, key, found, readBegan));
                    return row;
                }))
                .flatMap(value -> value.as(type));
    }

    private List<Place> places(ProductQuery query) {
        List<Object> values = new ArrayList<>();
        String conditions = "not archived";
        if (query.category() != null) {
            conditions += " and category = any(?)";
            values.add(categories().shown().branch(query.category()).toArray(String[]::new));
        }
        if (query.cursor() != null) {
            conditions += " and (name collate \"C\", id) > (?, ?)";
            values.addAll(Cursor.keys(query.cursor(), 2));
        }
        values.add(query.limit() + 1);
        return jdbc.sql("select name, id from product where " + conditions + " order by name collate \"C\", id limit ?")
                .params(values)
                .query((row, _) -> new Place(row.getString("name"), row.getString("id")))
                .list();
    }
}
