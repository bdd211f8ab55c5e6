package dev.packhorse.feed;

import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockErrand;
import dev.packhorse.inventory.WarehouseCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets stock levels to what was counted. It takes the one road to the stock, as an errand, and writes a movement that names the
 * import for each level that was not what the file says.
 */
class StockFeed {

    private static final long UNITS_MOST = 1_000_000_000;

    private final JdbcClient jdbc;
    private final AvailabilityPublisher availability;
    private final TransactionTemplate transaction;

    StockFeed(JdbcClient jdbc, AvailabilityPublisher availability, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.availability = availability;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Count(
            long line,
            StockErrand.Place place,
            @Nullable Long onHand,
            @Nullable Long safetyStock) {}

    /** @param held of what is there; what waits for stock that has still to come is no part of it */
    private record Level(long onHand, long held, long safetyStock) {}

    private record Change(StockErrand.Place place, Level from, Level to) {}

    /**
     * @param claim asked inside of the errand's transaction; when it says no, nothing happens
     * @param record told inside of that transaction what came of it
     */
    StockErrand<Boolean> errand(
            ImportId id,
            List<FeedRow> rows,
            List<Rejection> rejections,
            BooleanSupplier claim,
            Consumer<Importer.Outcome> record) {
        List<Count> counts = known(read(rows, rejections), rejections);
        Set<StockErrand.Place> places = new HashSet<>();
        counts.forEach(count -> places.add(count.place()));
        return new StockErrand<>() {
            @Override
            public Set<Place> places() {
                return places;
            }

            @Override
            public Boolean run() {
                if (!claim.getAsBoolean()) {
                    return false;
                }
                List<Rejection> refused = new ArrayList<>(rejections);
                record.accept(new Importer.Outcome(refused, apply(id, counts, refused)));
                return true;
            }
        };
    }

    private static List<Count> read(List<FeedRow> rows, List<Rejection> rejections) {
        List<Count> counts = new ArrayList<>();
        for (FeedRow row : rows) {
            Cells cells = new Cells(row, rejections);
            String warehouse = cells.required(
                    "warehouse", 10, code -> code.matches("[A-Z0-9]{2,10}"), "must be a warehouse's code such as BER");
            String sku = cells.sku();
            Long onHand = cells.number("on_hand", 0, UNITS_MOST);
            Long safetyStock = cells.number("safety_stock", 0, UNITS_MOST);
            if (cells.areSound() && onHand == null && safetyStock == null) {
                cells.reject("on_hand", "required", "is required, or safety_stock");
            }
            if (cells.areSound()) {
                counts.add(new Count(
                        row.line(),
                        new StockErrand.Place(new WarehouseCode(warehouse), new Sku(sku)),
                        onHand,
                        safetyStock));
            }
        }
        return counts;
    }

    /** Neither SKUs nor warehouses are ever deleted, so what is there now will be there in the errand. */
    private List<Count> known(List<Count> counts, List<Rejection> rejections) {
        Set<String> skus = find("select sku from variant where sku = any(?)", counts, count -> sku(count));
        Set<String> warehouses =
                find("select code from warehouse where code = any(?)", counts, count -> warehouse(count));
        List<Count> known = new ArrayList<>();
        for (Count count : counts) {
            if (!warehouses.contains(warehouse(count))) {
                rejections.add(
                        new Rejection(count.line(), "warehouse", "unknown_warehouse", "there is no such warehouse"));
            } else if (!skus.contains(sku(count))) {
                rejections.add(new Rejection(count.line(), "sku", "unknown_sku", "there is no such SKU"));
            } else {
                known.add(count);
            }
        }
        return known;
    }

    private Set<String> find(String sql, List<Count> counts, java.util.function.Function<Count, String> key) {
        return transaction.execute(_ -> new HashSet<>(jdbc.sql(sql)
                .param(counts.stream().map(key).distinct().toArray(String[]::new))
                .query(String.class)
                .list()));
    }

    private int apply(ImportId id, List<Count> counts, List<Rejection> rejections) {
        Map<StockErrand.Place, Level> levels = levels(counts);
        Map<StockErrand.Place, Level> wanted = new LinkedHashMap<>();
        for (Count count : counts) {
            Level now = wanted.getOrDefault(count.place(), levels.getOrDefault(count.place(), new Level(0, 0, 0)));
            Level then = new Level(
                    count.onHand() == null ? now.onHand() : count.onHand(),
                    now.held(),
                    count.safetyStock() == null ? now.safetyStock() : count.safetyStock());
            if (then.onHand() < then.held()) {
                rejections.add(new Rejection(
                        count.line(),
                        "on_hand",
                        "below_held",
                        then.onHand() + " counted, but " + then.held() + " are held for orders"));
            } else {
                wanted.put(count.place(), then);
            }
        }
        List<Change> changes = wanted.entrySet().stream()
                .map(entry -> new Change(
                        entry.getKey(), levels.getOrDefault(entry.getKey(), new Level(0, 0, 0)), entry.getValue()))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
        if (!changes.isEmpty()) {
            write(id, changes);
        }
        return changes.size();
    }

    private Map<StockErrand.Place, Level> levels(List<Count> counts) {
        Map<StockErrand.Place, Level> levels = new LinkedHashMap<>();
        jdbc.sql(
                        "select warehouse, sku, on_hand, held - waiting as ready, safety_stock from stock_level where sku = any(?)")
                .param(counts.stream().map(StockFeed::sku).distinct().toArray(String[]::new))
                .query(row -> {
                    levels.put(
                            new StockErrand.Place(
                                    new WarehouseCode(row.getString("warehouse")), new Sku(row.getString("sku"))),
                            new Level(row.getLong("on_hand"), row.getLong("ready"), row.getLong("safety_stock")));
                });
        return levels;
    }

    private void write(ImportId id, List<Change> changes) {
        String[] warehouses = changes.stream()
                .map(change -> change.place().warehouse().value())
                .toArray(String[]::new);
        String[] skus =
                changes.stream().map(change -> change.place().sku().value()).toArray(String[]::new);
        Long[] onHand = changes.stream().map(change -> change.to().onHand()).toArray(Long[]::new);
        Long[] safety =
                changes.stream().map(change -> change.to().safetyStock()).toArray(Long[]::new);
        Long[] units = changes.stream()
                .map(change -> change.to().onHand() - change.from().onHand())
                .toArray(Long[]::new);
        jdbc.sql("""
                update stock_level s set on_hand = c.on_hand, safety_stock = c.safety_stock, version = version + 1
                from unnest(?, ?, ?, ?) as c (warehouse, sku, on_hand, safety_stock)
                where s.warehouse = c.warehouse and s.sku = c.sku
                """).params(warehouses, skus, onHand, safety).update();
        jdbc.sql("""
                insert into stock_movement (kind, warehouse, sku, on_hand_change, held_change, reason)
                select 'adjusted', c.warehouse, c.sku, c.units, 0, ?
                from unnest(?, ?, ?) as c (warehouse, sku, units) where c.units <> 0
                """)
                .params("Counted, as import " + id + " says.", warehouses, skus, units)
                .update();
        availability.changedInThisTransaction(
                changes.stream().map(change -> change.place().sku()).distinct().toList());
    }

    private static String sku(Count count) {
        return count.place().sku().value();
    }

    private static String warehouse(Count count) {
        return count.place().warehouse().value();
    }
}
