package dev.packhorse.inventory;

import dev.packhorse.inventory.StockInHand.Grant;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of new holds, written for a whole batch at once. */
final class HoldRows {

    private final JdbcClient jdbc;
    private final StockQueue queue;

    HoldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.queue = new StockQueue(jdbc);
    }

    /** A hold as it stands. */
    record Known(OrderGoods goods, boolean open, List<HoldAnswer.Portion> portions) {}

    /** What a hold is of: the same order and the same units of each SKU are the same content. */
    record OrderGoods(String order, Map<Sku, Long> units) {}

    private record Line(String hold, String order, String parcel, StockLevel level) {}

    private record Place(WarehouseCode warehouse, Sku sku) {}

    /** @throws CameFirst when one of the holds is there already */
    void insert(List<Grant> granted) {
        if (granted.isEmpty()) {
            return;
        }
        // By id: two processes that meet at the same ids meet in the same order.
        List<Grant> grants = granted.stream()
                .sorted(Comparator.comparing(grant -> grant.request().id().value()))
                .toList();
        insertHolds(grants);
        List<Line> lines = lines(grants);
        insertLinesAndMovements(lines);
        // In the order in which they were granted: who was promised first is given first.
        queue.enter(granted.stream()
                .map(grant -> new StockQueue.Plan(
                        grant.request().id().value(), grant.outcome().parcels()))
                .toList());
        raiseHeld(lines);
    }

    Map<String, Known> find(Collection<HoldId> ids) {
        Map<String, Known> known = new LinkedHashMap<>();
        jdbc.sql("""
                select h.id, h.order_id, h.state in ('pending', 'committed') as open, l.parcel_id, l.warehouse, l.sku, l.quantity
                from stock_hold h join stock_hold_line l on l.hold_id = h.id
                where h.id = any(?) order by h.id, l.parcel_id, l.sku
                """)
                .param(ids.stream().map(HoldId::value).toArray(String[]::new))
                .query(row -> {
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
                });
        return known;
    }

    static List<HoldAnswer.Portion> portions(List<PlannedParcel> parcels) {
        return parcels.stream()
                .flatMap(parcel -> parcel.items().stream()
                        .map(item ->
                                new HoldAnswer.Portion(parcel.id(), parcel.warehouse(), item.sku(), item.quantity())))
                .toList();
    }

    private void insertHolds(List<Grant> grants) {
        List<HoldRequest> holds = grants.stream().map(Grant::request).toList();
        int inserted = jdbc.sql("""
                insert into stock_hold (id, order_id, number, expires_at)
                select id, order_id, number, clock_timestamp() + keep_for * interval '1 millisecond'
                from unnest(?, ?, ?, ?) as hold (id, order_id, number, keep_for)
                on conflict (id) do nothing
                """)
                .param(strings(holds.stream().map(hold -> hold.id().value()).toList()))
                .param(strings(
                        holds.stream().map(hold -> hold.id().order().value()).toList()))
                .param(holds.stream().map(hold -> hold.id().number()).toArray(Integer[]::new))
                .param(holds.stream().map(hold -> hold.keepFor().toMillis()).toArray(Long[]::new))
                .update();
        if (inserted != holds.size()) {
            throw new CameFirst((holds.size() - inserted) + " of " + holds.size() + " holds were there already.");
        }
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

    private void insertLinesAndMovements(List<Line> lines) {
        jdbc.sql("""
                with line as (
                  select * from unnest(?, ?, ?, ?, ?, ?) as line (hold_id, order_id, parcel_id, warehouse, sku, quantity)),
                written as (
                  insert into stock_hold_line (hold_id, parcel_id, warehouse, sku, quantity)
                  select hold_id, parcel_id, warehouse, sku, quantity from line)
                insert into stock_movement
                  (kind, hold_id, order_id, reason, on_hand_change, held_change, warehouse, sku, parcel_id)
                select 'held', hold_id, order_id, 'Set aside for ' || order_id || '.', 0, quantity, warehouse, sku, parcel_id
                from line
                """)
                .param(strings(lines.stream().map(Line::hold).toList()))
                .param(strings(lines.stream().map(Line::order).toList()))
                .param(strings(lines.stream().map(Line::parcel).toList()))
                .param(strings(lines.stream()
                        .map(line -> line.level().warehouse().value())
                        .toList()))
                .param(strings(
                        lines.stream().map(line -> line.level().sku().value()).toList()))
                .param(lines.stream().map(line -> line.level().held()).toArray(Long[]::new))
                .update();
    }

    private void raiseHeld(List<Line> lines) {
        Map<Place, Long> sums = new LinkedHashMap<>();
        lines.forEach(line -> sums.merge(
                new Place(line.level().warehouse(), line.level().sku()),
                line.level().held(),
                Math::addExact));
        int updated = jdbc.sql("""
                update stock_level s set held = s.held + change.units, version = s.version + 1
                from unnest(?, ?, ?) as change (warehouse, sku, units)
                where s.warehouse = change.warehouse and s.sku = change.sku
                """)
                .param(strings(sums.keySet().stream()
                        .map(place -> place.warehouse().value())
                        .toList()))
                .param(strings(
                        sums.keySet().stream().map(place -> place.sku().value()).toList()))
                .param(sums.values().toArray(Long[]::new))
                .update();
        if (updated != sums.size()) {
            throw new IllegalStateException(sums.size() + " stock levels were to change, but " + updated + " did.");
        }
    }

    private static String[] strings(List<String> values) {
        return values.toArray(String[]::new);
    }
}
