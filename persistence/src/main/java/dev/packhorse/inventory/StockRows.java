package dev.packhorse.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements on stock levels. Whatever changes a level locks it first, in the one order (warehouse, SKU). */
final class StockRows {

    private static final String LEVEL = "warehouse, sku, on_hand, held, safety_stock";

    /** All levels of the SKUs that its parameter names, over all warehouses. */
    static final String LOCK =
            "select " + LEVEL + " from stock_level where sku = any(?) order by warehouse, sku for update";

    private final JdbcClient jdbc;

    StockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A change of one level, and the line of the hold that asked for it. */
    record Change(String parcel, WarehouseCode warehouse, Sku sku, long units) {}

    /** Locks all levels of these SKUs, over all warehouses. */
    List<StockLevel> lock(Collection<Sku> skus) {
        return jdbc.sql(LOCK).param(names(skus)).query((row, _) -> level(row)).list();
    }

    List<StockLevel> levels(Sku sku) {
        return jdbc.sql("select " + LEVEL + " from stock_level where sku = ? order by warehouse")
                .param(sku.value())
                .query((row, _) -> level(row))
                .list();
    }

    static StockLevel level(ResultSet row) throws SQLException {
        return new StockLevel(
                new WarehouseCode(row.getString("warehouse")),
                new Sku(row.getString("sku")),
                row.getLong("on_hand"),
                row.getLong("held"),
                row.getLong("safety_stock"));
    }

    /** Adds {@code onHand} and {@code held} times each change's units to its level. */
    void apply(List<Change> changes, int onHand, int held) {
        // What is on hand and what waits may be of one level, in two parcels.
        int updated = jdbc.sql("""
                update stock_level s
                set on_hand = on_hand + ? * change.units, held = held + ? * change.units, version = version + 1
                from (select warehouse, sku, sum(units) as units from unnest(?, ?, ?) as line (warehouse, sku, units)
                      group by warehouse, sku) as change
                where s.warehouse = change.warehouse and s.sku = change.sku
                """)
                .params(onHand, held, warehouses(changes), skus(changes), units(changes))
                .update();
        long levels = changes.stream()
                .map(change -> List.of(change.warehouse(), change.sku()))
                .distinct()
                .count();
        if (updated != levels) {
            throw new IllegalStateException(levels + " stock levels were to change, but " + updated + " did.");
        }
    }

    void record(String kind, String hold, String order, List<Change> changes, int onHand, int held, String reason) {
        jdbc.sql("""
                insert into stock_movement
                  (kind, hold_id, order_id, reason, on_hand_change, held_change, warehouse, sku, parcel_id)
                select ?, ?, ?, ?, ? * change.units, ? * change.units, change.warehouse, change.sku, change.parcel
                from unnest(?, ?, ?, ?) as change (warehouse, sku, units, parcel)
                """)
                .params(kind, hold, order, reason, onHand, held)
                .params(warehouses(changes), skus(changes), units(changes), parcels(changes))
                .update();
    }

    static String[] names(Collection<Sku> skus) {
        return skus.stream().map(Sku::value).toArray(String[]::new);
    }

    static String[] warehouses(List<Change> changes) {
        return changes.stream().map(change -> change.warehouse().value()).toArray(String[]::new);
    }

    static String[] skus(List<Change> changes) {
        return changes.stream().map(change -> change.sku().value()).toArray(String[]::new);
    }

    static String[] parcels(List<Change> changes) {
        return changes.stream().map(Change::parcel).toArray(String[]::new);
    }

    static Long[] units(List<Change> changes) {
        return changes.stream().map(Change::units).toArray(Long[]::new);
    }
}
