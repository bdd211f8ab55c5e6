package dev.packhorse.inventory;

import dev.packhorse.RoundTrip;
import dev.packhorse.inventory.StockRows.Change;
import dev.packhorse.shipping.PlannedParcel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who waits for stock, oldest promise first. The caller has locked the levels. What arrives is given on by the database itself, at
 * the end of whichever transaction brought it (V14).
 */
final class StockQueue {

    private final JdbcClient jdbc;

    StockQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one hold plans to send. */
    record Plan(String hold, List<PlannedParcel> parcels) {}

    private record Line(String hold, String parcel, String warehouse, String sku, long units) {}

    /** Adds its statement, to be made before what is held rises: held may exceed what is on hand by what waits, and by no more. */
    static void enter(List<Plan> plans, RoundTrip trip) {
        List<Line> lines = lines(plans);
        if (lines.isEmpty()) {
            return;
        }
        trip.update(
                """
                with line as (
                  select * from unnest(?, ?, ?, ?, ?) with ordinality as line (hold_id, parcel_id, warehouse, sku, units, n)),
                queued as (
                  insert into stock_queue (hold_id, parcel_id, warehouse, sku, units)
                  select hold_id, parcel_id, warehouse, sku, units from line order by n)
                update stock_level s set waiting = s.waiting + change.units, version = s.version + 1
                from (select warehouse, sku, sum(units) as units from line group by warehouse, sku) as change
                where s.warehouse = change.warehouse and s.sku = change.sku
                """,
                _ -> {},
                lines.stream().map(Line::hold).toArray(String[]::new),
                lines.stream().map(Line::parcel).toArray(String[]::new),
                lines.stream().map(Line::warehouse).toArray(String[]::new),
                lines.stream().map(Line::sku).toArray(String[]::new),
                lines.stream().map(Line::units).toArray(Long[]::new));
    }

    /** To be called after what is held has sunk. Content when nothing of it waits. */
    void leave(String hold, List<Change> changes) {
        jdbc.sql("""
                with leaving as (
                  select place, warehouse, sku, units - arrived - given_up as waits from stock_queue
                  where hold_id = ? and parcel_id = any(?) and arrived + given_up < units),
                left_it as (
                  update stock_queue q set given_up = q.given_up + leaving.waits from leaving where q.place = leaving.place)
                update stock_level s set waiting = s.waiting - change.waits, version = s.version + 1,
                  backorder_limit = greatest(s.waiting - change.waits, stated_backorder_limit(s.warehouse, s.sku))
                from (select warehouse, sku, sum(waits) as waits from leaving group by warehouse, sku) as change
                where s.warehouse = change.warehouse and s.sku = change.sku
                """).params(hold, StockRows.parcels(changes)).update();
    }

    private static List<Line> lines(List<Plan> plans) {
        List<Line> lines = new ArrayList<>();
        for (Plan plan : plans) {
            for (PlannedParcel parcel : plan.parcels()) {
                if (parcel.promisedAt() != null) {
                    parcel.items()
                            .forEach(item -> lines.add(new Line(
                                    plan.hold(),
                                    parcel.id().value(),
                                    parcel.warehouse().value(),
                                    item.sku().value(),
                                    item.quantity())));
                }
            }
        }
        return lines;
    }
}
