package dev.packhorse.inventory;

import dev.packhorse.RoundTrip;
import dev.packhorse.inventory.StockInHand.Grant;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rows of new holds, written for a whole batch at once. */
final class HoldRows {

    /** A hold as it stands. */
    record Known(OrderGoods goods, boolean open, List<HoldAnswer.Portion> portions) {}

    /** What a hold is of: the same order and the same units of each SKU are the same content. */
    record OrderGoods(String order, Map<Sku, Long> units) {}

    private record Line(String hold, String order, String parcel, StockLevel level) {}

    private record Place(WarehouseCode warehouse, Sku sku) {}

    /** Adds the statements that write them; they fail with a duplicate key when one of the holds is there already. */
    void insert(List<Grant> granted, RoundTrip trip) {
        if (granted.isEmpty()) {
            return;
        }
        // By id: two processes that meet at the same ids meet in the same order.
        List<Grant> grants = granted.stream()
                .sorted(Comparator.comparing(grant -> grant.request().id().value()))
                .toList();
        insertHolds(grants, trip);
        List<Line> lines = lines(grants);
        insertLinesAndMovements(lines, trip);
        // In the order in which they were granted: who was promised first is given first.
        StockQueue.enter(
                granted.stream()
                        .map(grant -> new StockQueue.Plan(
                                grant.request().id().value(), grant.outcome().parcels()))
                        .toList(),
                trip);
        raiseHeld(lines, trip);
    }

    /** Adds the question which of them are known, and fills the answer in by id. */
    void find(Collection<HoldId> ids, Map<String, Known> known, RoundTrip trip) {
        trip.query(
                """
                select h.id, h.order_id, h.state in ('pending', 'committed') as open, l.parcel_id, l.warehouse, l.sku, l.quantity
                from stock_hold h join stock_hold_line l on l.hold_id = h.id
                where h.id = any(?) order by h.id, l.parcel_id, l.sku
                """,
                row -> {
                    Known hold = known.get(row.getString("id"));
                    if (hold == null) {
                        hold = new Known(
                                new OrderGoods(row.getString("order_id"), new LinkedHashMap<>()),
                                row.getBoolean("open"),
                                new ArrayList<>());
                        known.put(row.getString("id"), hold);
                    }
                    Sku sku = new Sku(row.getString("sku"));
                    hold.goods().units().merge(sku, row.getLong("quantity"), Math::addExact);
                    hold.portions()
                            .add(new HoldAnswer.Portion(
                                    new ParcelId(row.getString("parcel_id")),
                                    new WarehouseCode(row.getString("warehouse")),
                                    sku,
                                    row.getLong("quantity")));
                },
                (Object) ids.stream().map(HoldId::value).toArray(String[]::new));
    }

    static List<HoldAnswer.Portion> portions(List<PlannedParcel> parcels) {
        return parcels.stream()
                .flatMap(parcel -> parcel.items().stream()
                        .map(item ->
                                new HoldAnswer.Portion(parcel.id(), parcel.warehouse(), item.sku(), item.quantity())))
                .toList();
    }

    private static void insertHolds(List<Grant> grants, RoundTrip trip) {
        List<HoldRequest> holds = grants.stream().map(Grant::request).toList();
        trip.update(
                """
                insert into stock_hold (id, order_id, number, created_at, expires_at)
                select id, order_id, number, at, at + keep_for * interval '1 millisecond'
                from unnest(?, ?, ?, ?, ?::timestamptz[]) as hold (id, order_id, number, keep_for, at)
                """,
                _ -> {},
                strings(holds, hold -> hold.id().value()),
                strings(holds, hold -> hold.id().order().value()),
                holds.stream().map(hold -> hold.id().number()).toArray(Integer[]::new),
                holds.stream().map(hold -> hold.keepFor().toMillis()).toArray(Long[]::new),
                strings(grants, grant -> grant.at().toString()));
    }

    private static List<Line> lines(List<Grant> grants) {
        List<Line> lines = new ArrayList<>();
        for (Grant grant : grants) {
            HoldId id = grant.request().id();
            for (PlannedParcel parcel : grant.outcome().parcels()) {
                for (PlannedParcel.Item item : parcel.items()) {
                    lines.add(new Line(
                            id.value(),
                            id.order().value(),
                            parcel.id().value(),
                            new StockLevel(parcel.warehouse(), item.sku(), 0, item.quantity(), 0)));
                }
            }
        }
        return lines;
    }

    private static void insertLinesAndMovements(List<Line> lines, RoundTrip trip) {
        trip.update(
                """
                with line as (
                  select * from unnest(?, ?, ?, ?, ?, ?) as line (hold_id, order_id, parcel_id, warehouse, sku, quantity)),
                written as (
                  insert into stock_hold_line (hold_id, parcel_id, warehouse, sku, quantity)
                  select hold_id, parcel_id, warehouse, sku, quantity from line)
                insert into stock_movement
                  (kind, hold_id, order_id, reason, on_hand_change, held_change, warehouse, sku, parcel_id)
                select 'held', hold_id, order_id, 'Set aside for ' || order_id || '.', 0, quantity, warehouse, sku, parcel_id
                from line
                """,
                _ -> {},
                strings(lines, Line::hold),
                strings(lines, Line::order),
                strings(lines, Line::parcel),
                strings(lines, line -> line.level().warehouse().value()),
                strings(lines, line -> line.level().sku().value()),
                lines.stream().map(line -> line.level().held()).toArray(Long[]::new));
    }

    private static void raiseHeld(List<Line> lines, RoundTrip trip) {
        Map<Place, Long> sums = new LinkedHashMap<>();
        lines.forEach(line -> sums.merge(
                new Place(line.level().warehouse(), line.level().sku()),
                line.level().held(),
                Math::addExact));
        trip.update(
                """
                update stock_level s set held = s.held + change.units, version = s.version + 1
                from unnest(?, ?, ?) as change (warehouse, sku, units)
                where s.warehouse = change.warehouse and s.sku = change.sku
                """,
                updated -> {
                    if (updated != sums.size()) {
                        throw new IllegalStateException(
                                sums.size() + " stock levels were to change, but " + updated + " did.");
                    }
                },
                strings(sums.keySet(), place -> place.warehouse().value()),
                strings(sums.keySet(), place -> place.sku().value()),
                sums.values().toArray(Long[]::new));
    }

    private static <T> String[] strings(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
