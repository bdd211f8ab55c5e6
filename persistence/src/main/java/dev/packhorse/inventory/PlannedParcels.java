package dev.packhorse.inventory;

import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parcels that holds of orders plan, written for a whole batch at once; the orders' rows are there. */
public final class PlannedParcels {

    private final JdbcClient jdbc;

    public PlannedParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one hold plans to send, in the order of the parcels' numbers. */
    public record Plan(HoldId hold, List<PlannedParcel> parcels) {}

    private record Row(String id, HoldId hold, int number, PlannedParcel parcel) {}

    public void insert(List<Plan> plans) {
        List<Row> rows = new ArrayList<>();
        plans.forEach(plan -> {
            int number = 0;
            for (PlannedParcel parcel : plan.parcels()) {
                rows.add(new Row(parcel.id().value(), plan.hold(), ++number, parcel));
            }
        });
        jdbc.sql("""
                insert into parcel (id, order_id, number, hold_id, warehouse, share, reason, promised_at, status)
                select *, case when promised_at is null then 'planned' else 'waiting' end
                from unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[])
                  as planned (id, order_id, number, hold_id, warehouse, share, reason, promised_at)
                """)
                .param(rows.stream().map(Row::id).toArray(String[]::new))
                .param(rows.stream().map(row -> row.hold().order().value()).toArray(String[]::new))
                .param(rows.stream().map(Row::number).toArray(Integer[]::new))
                .param(rows.stream().map(row -> row.hold().value()).toArray(String[]::new))
                .param(rows.stream()
                        .map(row -> row.parcel().warehouse().value())
                        .toArray(String[]::new))
                .param(rows.stream().map(row -> row.parcel().share().amount()).toArray(Long[]::new))
                .param(rows.stream().map(row -> row.parcel().reason()).toArray(String[]::new))
                .param(rows.stream().map(row -> promisedAt(row.parcel())).toArray(String[]::new))
                .update();
    }

    private static @Nullable String promisedAt(PlannedParcel parcel) {
        Instant promised = parcel.promisedAt();
        return promised == null ? null : promised.toString();
    }
}
