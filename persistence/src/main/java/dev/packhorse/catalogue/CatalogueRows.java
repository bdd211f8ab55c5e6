package dev.packhorse.catalogue;

import dev.packhorse.Vocabulary;
import dev.packhorse.inventory.Backorder;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLevel;
import dev.packhorse.inventory.WarehouseCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalogue as PostgreSQL has it, with versions. */
final class CatalogueRows {

    private final ProductRows products;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    CatalogueRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.products = new ProductRows(jdbc);
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    Optional<Versioned> product(String id) {
        long began = System.currentTimeMillis();
        return snapshot.execute(_ -> products.find(id).map(stored -> stored.shown(began)));
    }

    Optional<Versioned> offer(Sku sku) {
        long began = System.currentTimeMillis();
        return snapshot.execute(_ -> products.ofSku(sku)
                .map(stored -> new Versioned(
                        stored.product().version(),
                        stored.offers().getOrDefault(sku, Optional.empty()).orElse(null),
                        began)));
    }

    Map<String, Versioned> products(Collection<String> ids) {
        long began = System.currentTimeMillis();
        Map<String, Versioned> found = new LinkedHashMap<>();
        snapshot.executeWithoutResult(_ ->
                products.find(ids).forEach(stored -> found.put(stored.product().id(), stored.shown(began))));
        return found;
    }

    Map<String, Versioned> offers(Collection<String> skus) {
        long began = System.currentTimeMillis();
        Map<String, Versioned> found = new LinkedHashMap<>();
        snapshot.executeWithoutResult(_ -> products.ofSkus(skus)
                .forEach(stored -> stored.offers().forEach((sku, offer) -> {
                    if (skus.contains(sku.value())) {
                        found.put(sku.value(), new Versioned(stored.product().version(), offer.orElse(null), began));
                    }
                })));
        return found;
    }

    Versioned categories() {
        long began = System.currentTimeMillis();
        CategoryTree tree = snapshot.execute(_ -> CategoryRows.tree(jdbc));
        return new Versioned(tree.version(), tree, began);
    }

    Optional<Versioned> availability(Sku sku) {
        long began = System.currentTimeMillis();
        return Optional.ofNullable(availabilities(List.of(sku)).get(sku))
                .map(found -> new Versioned(found.version(), found, began));
    }

    /** One statement, so that each is a state that was committed. SKUs that are not in the catalogue are left out. */
    Map<Sku, Availability> availabilities(Collection<Sku> skus) {
        Map<Sku, Long> versions = new LinkedHashMap<>();
        Map<Sku, List<StockLevel>> levels = new LinkedHashMap<>();
        Map<Sku, Promisable> promised = new HashMap<>();
        snapshot.executeWithoutResult(_ -> jdbc.sql("""
                select v.sku, s.warehouse, s.on_hand, s.held, s.safety_stock, s.version, w.closed,
                  b.kind, b.promised_at, b.lead_time_days, s.backorder_limit - s.waiting as room
                from variant v left join stock_level s on s.sku = v.sku left join warehouse w on w.code = s.warehouse
                left join backorder b on b.sku = s.sku and b.warehouse = s.warehouse and not b.withdrawn
                where v.sku = any(?) order by v.sku, s.warehouse
                """)
                .param(skus.stream().map(Sku::value).toArray(String[]::new))
                .query(row -> {
                    Sku sku = new Sku(row.getString("sku"));
                    versions.merge(sku, row.getLong("version"), Math::addExact);
                    List<StockLevel> known = levels.computeIfAbsent(sku, _ -> new ArrayList<>());
                    String warehouse = row.getString("warehouse");
                    if (row.getString("kind") != null) {
                        promised.put(sku, promisable(row));
                    }
                    // What lies in a closed warehouse can be had by nobody, but its version counts, or the sum would
                    // fall.
                    if (warehouse != null && !row.getBoolean("closed")) {
                        known.add(new StockLevel(
                                new WarehouseCode(warehouse),
                                sku,
                                row.getLong("on_hand"),
                                row.getLong("held"),
                                row.getLong("safety_stock")));
                    }
                }));
        Map<Sku, Availability> found = new LinkedHashMap<>();
        versions.forEach((sku, version) ->
                found.put(sku, new Availability(sku, version, levels.getOrDefault(sku, List.of()), promised.get(sku))));
        return found;
    }

    private static Promisable promisable(ResultSet row) throws SQLException {
        OffsetDateTime date = row.getObject("promised_at", OffsetDateTime.class);
        return new Promisable(
                Vocabulary.read(Backorder.Kind.class, row.getString("kind")),
                new WarehouseCode(row.getString("warehouse")),
                row.getLong("room"),
                date == null ? null : date.toInstant(),
                row.getObject("lead_time_days", Integer.class));
    }
}
