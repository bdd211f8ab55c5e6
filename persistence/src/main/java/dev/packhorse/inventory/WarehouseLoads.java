package dev.packhorse.inventory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the warehouses that send a limited number of parcels a day have to send. The count is for preferring one, not for
 * promising anything: so the batches of a fifth of a second share it, and its cost does not grow with the rate of orders.
 */
final class WarehouseLoads {

    private static final Duration GOOD_FOR = Duration.ofMillis(200);

    /**
     * Parcels of held checkouts count, since most of them will leave; those that wait for stock do not. A day on which the clocks
     * are set back has 25 hours.
     */
    private static final String COUNT = """
            select w.code, count(p.id) filter (where p.handed_over_at is null) as waiting,
              count(p.id) filter (where p.handed_over_at >= date_trunc('day', clock_timestamp(), coalesce(w.time_zone, 'UTC'))) as left_today
            from warehouse w left join (
              select p.id, p.warehouse, null::timestamptz as handed_over_at from parcel p join orders o on o.id = p.order_id
              where p.status in ('planned', 'labelled', 'packed') and o.status in ('pending', 'awaiting_payment', 'placed', 'shipped')
              union all
              select id, warehouse, handed_over_at from parcel where handed_over_at > clock_timestamp() - interval '25 hours'
            ) p on p.warehouse = w.code
            where w.parcels_per_day is not null and not w.closed group by w.code
            """;

    private final JdbcClient jdbc;
    private volatile @Nullable Counted counted;

    WarehouseLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Counted(Map<WarehouseCode, WarehouseLoad> loads, long atNanos) {

        boolean isGood() {
            return System.nanoTime() - atNanos < GOOD_FOR.toNanos();
        }
    }

    /** In the running transaction. */
    Map<WarehouseCode, WarehouseLoad> now() {
        Counted before = counted;
        if (before != null && before.isGood()) {
            return before.loads();
        }
        Map<WarehouseCode, WarehouseLoad> loads = new LinkedHashMap<>();
        jdbc.sql(COUNT).query(row -> {
            loads.put(
                    new WarehouseCode(row.getString("code")),
                    new WarehouseLoad(row.getLong("waiting"), row.getLong("left_today")));
        });
        counted = new Counted(loads, System.nanoTime());
        return loads;
    }
}
