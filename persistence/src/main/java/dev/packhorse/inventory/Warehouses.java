package dev.packhorse.inventory;

import dev.packhorse.Expected;
import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.Coordinates;
import dev.packhorse.customer.StoredCoordinates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The places that hold stock and ship parcels. */
public class Warehouses {

    /** Levels that are locked at once when a warehouse opens or closes: orders wait no longer than for one of these. */
    private static final int LEVELS_AT_ONCE = 200;

    private static final String COLUMNS =
            "name, line1, line2, city, region, postal_code, country, latitude, longitude, priority, cut_off_at, "
                    + "time_zone, capacity_units, parcels_per_day, closed";

    private final JdbcClient jdbc;
    private final HoldBatcher batcher;
    private final AvailabilityPublisher availability;
    private final TransactionTemplate transaction;

    public Warehouses(
            JdbcClient jdbc,
            HoldBatcher batcher,
            AvailabilityPublisher availability,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batcher = batcher;
        this.availability = availability;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param parcels of placed orders that have not left yet, and those that left today */
    public record Load(Warehouse warehouse, long units, long unitsOnTheirWay, WarehouseLoad parcels) {}

    /** All of them, the one that is asked first at the top. */
    public List<Warehouse> list() {
        return transaction.execute(_ -> jdbc.sql("select * from warehouse order by priority, code")
                .query((row, _) -> read(row))
                .list());
    }

    /** All of them, with what lies and waits there. */
    public List<Load> loads() {
        return transaction.execute(_ -> loads("true", List.of()));
    }

    public Optional<Load> load(WarehouseCode code) {
        return transaction.execute(
                _ -> loads("w.code = ?", List.of(code.value())).stream().findFirst());
    }

    /** Adds the warehouse, or replaces what is known of it, whoever else changes it. */
    public void put(Warehouse warehouse) {
        if (!add(warehouse)) {
            replace(warehouse, load(warehouse.code()).orElseThrow().warehouse().version());
        }
    }

    /** @return false when it is not as expected, and then nothing has changed */
    public boolean put(Warehouse warehouse, Expected expected) {
        return switch (expected) {
            case Expected.Anything _ -> {
                put(warehouse);
                yield true;
            }
            case Expected.Nothing _ -> add(warehouse);
            case Expected.Version(long version) -> replace(warehouse, version);
        };
    }

    private boolean add(Warehouse warehouse) {
        return transaction.execute(_ -> written(
                                jdbc.sql(
                                        "insert into warehouse (" + COLUMNS
                                                + ", code) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (code) do nothing"),
                                warehouse)
                        .param(warehouse.code().value())
                        .update()
                == 1);
    }

    private boolean replace(Warehouse warehouse, long version) {
        Boolean wasClosed = transaction.execute(_ -> {
            Optional<Boolean> closed = jdbc.sql(
                            "select closed from warehouse where code = ? and version = ? for update")
                    .params(warehouse.code().value(), version)
                    .query(Boolean.class)
                    .optional();
            closed.ifPresent(_ -> written(
                            jdbc.sql(
                                    "update warehouse set (" + COLUMNS
                                            + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), version = version + 1 where code = ?"),
                            warehouse)
                    .param(warehouse.code().value())
                    .update());
            return closed.orElse(null);
        });
        if (wasClosed != null && wasClosed != warehouse.closed()) {
            tellEveryLevel(warehouse.code());
        }
        return wasClosed != null;
    }

    /**
     * What a warehouse that opens or closes makes available changes with no level: their versions rise, so that the caches
     * believe it. A crash in between leaves hints that are as old as the cache lets them become; what is held is right at once.
     */
    private void tellEveryLevel(WarehouseCode warehouse) {
        Sku last = null;
        List<Sku> some;
        do {
            some = skusBehind(warehouse, last);
            if (!some.isEmpty()) {
                batcher.run(new RaiseVersions(warehouse, Set.copyOf(some)));
                last = some.getLast();
            }
        } while (some.size() == LEVELS_AT_ONCE);
    }

    private List<Sku> skusBehind(WarehouseCode warehouse, @Nullable Sku last) {
        return transaction.execute(
                _ -> jdbc.sql("select sku from stock_level where warehouse = ? and sku > ? order by sku limit ?")
                        .params(warehouse.value(), last == null ? "" : last.value(), LEVELS_AT_ONCE)
                        .query((row, _) -> new Sku(row.getString("sku")))
                        .list());
    }

    private final class RaiseVersions implements StockErrand<Integer> {

        private final WarehouseCode warehouse;
        private final Set<Sku> skus;

        RaiseVersions(WarehouseCode warehouse, Set<Sku> skus) {
            this.warehouse = warehouse;
            this.skus = skus;
        }

        @Override
        public Set<Sku> skus() {
            return skus;
        }

        @Override
        public Integer run() {
            availability.changedInThisTransaction(skus);
            return jdbc.sql("update stock_level set version = version + 1 where warehouse = ? and sku = any(?)")
                    .params(warehouse.value(), StockRows.names(skus))
                    .update();
        }
    }

    private List<Load> loads(String condition, List<Object> values) {
        return jdbc.sql("""
                select w.*, (select coalesce(sum(on_hand), 0) from stock_level s where s.warehouse = w.code) as units,
                  (select coalesce(sum(l.shipped - l.received - l.written_off), 0)
                   from stock_transfer t join stock_transfer_line l on l.transfer_id = t.id
                   where t.destination = w.code and t.status = 'in_transit') as under_way,
                  (select count(*) from parcel p join orders o on o.id = p.order_id
                   where p.warehouse = w.code and p.status in ('planned', 'labelled', 'packed')
                     and o.status in ('placed', 'shipped')) as waiting,
                  (select count(*) from parcel p where p.warehouse = w.code and p.handed_over_at
                     >= date_trunc('day', clock_timestamp(), coalesce(w.time_zone, 'UTC'))) as left_today
                from warehouse w where\s""" + condition + " order by w.priority, w.code")
                .params(values)
                .query((row, _) -> new Load(
                        read(row),
                        row.getLong("units"),
                        row.getLong("under_way"),
                        new WarehouseLoad(row.getLong("waiting"), row.getLong("left_today"))))
                .list();
    }

    private static StatementSpec written(StatementSpec statement, Warehouse warehouse) {
        Address address = warehouse.address();
        Coordinates at = address.coordinates();
        CutOff cutOff = warehouse.cutOff();
        return statement
                .params(warehouse.name(), address.line1())
                .param(address.line2())
                .param(address.city())
                .param(address.region())
                .params(address.postalCode(), address.country())
                .param(at == null ? null : at.latitude())
                .param(at == null ? null : at.longitude())
                .param(warehouse.priority())
                .param(cutOff == null ? null : cutOff.at())
                .param(cutOff == null ? null : cutOff.zone().getId())
                .param(warehouse.capacity().units())
                .param(warehouse.capacity().parcelsPerDay())
                .param(warehouse.closed());
    }

    public static Warehouse read(ResultSet row) throws SQLException {
        LocalTime cutOff = row.getObject("cut_off_at", LocalTime.class);
        return new Warehouse(
                new WarehouseCode(row.getString("code")),
                row.getString("name"),
                new Address(
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country"),
                        StoredCoordinates.read(row, "latitude", "longitude")),
                row.getInt("priority"),
                cutOff == null ? null : new CutOff(cutOff, ZoneId.of(row.getString("time_zone"))),
                new Warehouse.Capacity(
                        row.getObject("capacity_units", Long.class), row.getObject("parcels_per_day", Integer.class)),
                row.getBoolean("closed"),
                row.getLong("version"));
    }
}
