package dev.packhorse.inventory;

import dev.packhorse.RoundTrip;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parcels that holds of orders plan, written for a whole batch at once; the orders' rows are there. */
public final class PlannedParcels {

    private PlannedParcels() {}

    /** What one hold plans to send, in the order of the parcels' numbers. */
    public record Plan(HoldId hold, List<PlannedParcel> parcels) {}

    private record Row(String id, HoldId hold, int number, PlannedParcel parcel) {}

    /** Adds the statement that writes them. */
    public static void insert(List<Plan> plans, RoundTrip trip) {
        List<Row> rows = new ArrayList<>();
        plans.forEach(plan -> {
            int number = 0;
            for (PlannedParcel parcel : plan.parcels()) {
                rows.add(new Row(parcel.id().value(), plan.hold(), ++number, parcel));
            }
        });
        trip.update(
                """
                insert into parcel (id, order_id, number, hold_id, warehouse, share, reason, promised_at, status)
                select *, case when promised_at is null then 'planned' else 'waiting' end
                from unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[])
                  as planned (id, order_id, number, hold_id, warehouse, share, reason, promised_at)
                """,
                _ -> {},
                strings(rows, Row::id),
                strings(rows, row -> row.hold().order().value()),
                rows.stream().map(Row::number).toArray(Integer[]::new),
                strings(rows, row -> row.hold().value()),
                strings(rows, row -> row.parcel().warehouse().value()),
                rows.stream().map(row -> row.parcel().share().amount()).toArray(Long[]::new),
                strings(rows, row -> row.parcel().reason()),
                strings(rows, row -> promisedAt(row.parcel())));
    }

    private static @Nullable String[] strings(List<Row> rows, Function<Row, @Nullable String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }

    private static @Nullable String promisedAt(PlannedParcel parcel) {
        Instant promised = parcel.promisedAt();
        return promised == null ? null : promised.toString();
    }
}
