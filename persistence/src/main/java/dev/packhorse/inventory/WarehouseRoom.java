package dev.packhorse.inventory;

import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many more units a warehouse may take in, for the transaction that runs now. */
final class WarehouseRoom {

    /** One lock for all warehouses, taken behind all levels: so whoever waits for it keeps nobody else in a circle. */
    private static final long LOCK = 0x726f6f6dL;

    private final JdbcClient jdbc;

    WarehouseRoom(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What lies there and what is on its way there count. Empty when it has no limit; nobody else takes room until the commit. */
    OptionalLong free(WarehouseCode warehouse) {
        Optional<Long> capacity = jdbc.sql(
                        "select capacity_units from warehouse where code = ? and capacity_units is not null")
                .param(warehouse.value())
                .query(Long.class)
                .optional();
        if (capacity.isEmpty()) {
            return OptionalLong.empty();
        }
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        return OptionalLong.of(Math.max(0, capacity.get() - taken(warehouse)));
    }

    private long taken(WarehouseCode warehouse) {
        return jdbc.sql("""
                select coalesce((select sum(on_hand) from stock_level where warehouse = ?), 0)
                     + coalesce((select sum(l.shipped - l.received - l.written_off)
                         from stock_transfer t join stock_transfer_line l on l.transfer_id = t.id
                         where t.destination = ? and t.status = 'in_transit'), 0)
                """)
                .params(warehouse.value(), warehouse.value())
                .query(Long.class)
                .single();
    }
}
