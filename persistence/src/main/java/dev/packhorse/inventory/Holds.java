package dev.packhorse.inventory;

import dev.packhorse.RoundTrip;
import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.inventory.StockRows.Change;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Sets stock aside and resolves what was set aside, for this module's own transactions: the caller has locked the order's row.
 * All times are the database's, so that two processes whose clocks differ agree when a hold is due.
 */
public class Holds {

    private final JdbcClient jdbc;
    private final StockRows stock;
    private final StockQueue queue;
    private final HoldRows rows;
    private final AvailabilityPublisher availability;
    private final JdbcOperations operations;
    private final StockReader reader;

    public Holds(
            JdbcClient jdbc, JdbcOperations operations, AvailabilityPublisher availability, SourcingBook sourcing) {
        this.jdbc = jdbc;
        this.operations = operations;
        this.reader = new StockReader(operations, sourcing);
        this.stock = new StockRows(jdbc);
        this.queue = new StockQueue(jdbc);
        this.rows = new HoldRows();
        this.availability = availability;
    }

    /** A hold that is not resolved yet. */
    public record Open(String id, boolean committed, Instant expiresAt) {}

    /** How held units are resolved, and what that does to a level's {@code on_hand} and {@code held}. */
    private enum Resolution {
        SHIPPED("shipped", -1),
        RELEASED("released", 0),
        EXPIRED("expired", 0);

        private final String kind;
        private final int onHand;

        Resolution(String kind, int onHand) {
            this.kind = kind;
            this.onHand = onHand;
        }
    }

    /** All or nothing. Writes nothing when the answer is no. */
    public HoldOutcome take(OrderId order, Destination destination, List<OrderLine> lines, Duration keepFor) {
        List<Sku> skus = lines.stream().map(OrderLine::sku).distinct().toList();
        StockInHand inHand = reader.lock(skus);
        HoldRequest request = new HoldRequest(next(order), destination, lines, keepFor);
        HoldOutcome outcome = inHand.take(request);
        if (outcome instanceof HoldOutcome.Held(List<PlannedParcel> parcels)) {
            forgetPlan(order);
            RoundTrip writing = new RoundTrip(operations);
            rows.insert(inHand.grants(), writing);
            PlannedParcels.insert(List.of(new PlannedParcels.Plan(request.id(), parcels)), writing);
            writing.make();
            availability.changedInThisTransaction(skus);
        }
        return outcome;
    }

    public Optional<Open> open(OrderId order) {
        return jdbc.sql("""
                select id, state = 'committed' as committed, expires_at from stock_hold
                where order_id = ? and state in ('pending', 'committed') for update
                """)
                .param(order.value())
                .query((row, _) -> new Open(
                        row.getString("id"),
                        row.getBoolean("committed"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** What the order's newest hold plans to send. */
    public List<PlannedParcel> plan(OrderId order) {
        Map<String, PlannedParcel> parcels = new LinkedHashMap<>();
        jdbc.sql("""
                select p.id, p.warehouse, p.share, p.reason, p.promised_at, o.currency, l.sku, l.quantity
                from parcel p join orders o on o.id = p.order_id
                join stock_hold_line l on l.hold_id = p.hold_id and l.parcel_id = p.id
                where p.order_id = ? order by p.number, l.sku
                """)
                .param(order.value())
                .query((row, _) -> new PlannedParcel(
                        new ParcelId(row.getString("id")),
                        new WarehouseCode(row.getString("warehouse")),
                        List.of(new PlannedParcel.Item(new Sku(row.getString("sku")), row.getInt("quantity"))),
                        Money.of(row.getLong("share"), row.getString("currency")),
                        row.getString("reason"),
                        promisedAt(row)))
                .list()
                .forEach(parcel -> parcels.merge(parcel.id().value(), parcel, Holds::together));
        return List.copyOf(parcels.values());
    }

    public void extend(Open hold, Duration keepFor) {
        jdbc.sql("""
                update stock_hold set expires_at = greatest(expires_at, clock_timestamp() + ? * interval '1 millisecond')
                where id = ? and state = 'pending'
                """).params(keepFor.toMillis(), hold.id()).update();
    }

    /** @return false when it was no longer pending */
    public boolean commit(Open hold) {
        return jdbc.sql("update stock_hold set state = 'committed' where id = ? and state = 'pending'")
                        .param(hold.id())
                        .update()
                == 1;
    }

    /** @return the units that were given back; 0 when there was nothing */
    public long release(OrderId order, String reason) {
        return open(order)
                .map(hold -> resolve(hold, order, unresolved(hold), Resolution.RELEASED, reason))
                .orElse(0L);
    }

    /** @return the units that were given back; 0 when there was nothing */
    public long release(ParcelId parcel, String reason) {
        return open(parcel.order())
                .map(hold -> resolve(hold, parcel.order(), unresolved(hold, parcel), Resolution.RELEASED, reason))
                .orElse(0L);
    }

    /** @return the units that left; 0 when they had left or been given back before */
    public long ship(ParcelId parcel) {
        return open(parcel.order())
                .map(hold -> resolve(
                        hold, parcel.order(), unresolved(hold, parcel), Resolution.SHIPPED, "Left in " + parcel + "."))
                .orElse(0L);
    }

    /** @return whether the order had a pending hold whose time is up; committed holds never expire */
    public boolean expire(OrderId order) {
        Optional<Open> due = open(order).filter(hold -> !hold.committed() && isDue(hold));
        due.ifPresent(hold -> {
            resolve(hold, order, unresolved(hold), Resolution.EXPIRED, "Not paid for in time by " + order + ".");
            forgetPlan(order);
        });
        return due.isPresent();
    }

    private boolean isDue(Open hold) {
        return jdbc.sql("select expires_at <= clock_timestamp() from stock_hold where id = ?")
                .param(hold.id())
                .query(Boolean.class)
                .single();
    }

    private long resolve(Open hold, OrderId order, List<Change> changes, Resolution resolution, String reason) {
        if (changes.isEmpty()) {
            return 0;
        }
        stock.lock(changes.stream().map(Change::sku).distinct().toList());
        stock.apply(changes, resolution.onHand, -1);
        queue.leave(hold.id(), changes);
        stock.record(resolution.kind, hold.id(), order.value(), changes, resolution.onHand, -1, reason);
        markLines(hold, changes, resolution);
        closeWhenNothingIsLeft(hold, resolution);
        changed(changes);
        return changes.stream().mapToLong(Change::units).sum();
    }

    private void markLines(Open hold, List<Change> changes, Resolution resolution) {
        String column = resolution == Resolution.SHIPPED ? "shipped" : "released";
        jdbc.sql("update stock_hold_line l set " + column + " = " + column + " + change.units "
                        + "from unnest(?, ?, ?) as change (parcel, sku, units) "
                        + "where l.hold_id = ? and l.parcel_id = change.parcel and l.sku = change.sku")
                .params(StockRows.parcels(changes), StockRows.skus(changes), StockRows.units(changes), hold.id())
                .update();
    }

    private void closeWhenNothingIsLeft(Open hold, Resolution resolution) {
        jdbc.sql("""
                update stock_hold h set closed_at = clock_timestamp(), state = case
                  when exists (select from stock_hold_line where hold_id = h.id and shipped > 0) then 'shipped' else ? end
                where h.id = ? and not exists
                  (select from stock_hold_line where hold_id = h.id and shipped + released < quantity)
                """).params(resolution.kind, hold.id()).update();
    }

    private List<Change> unresolved(Open hold) {
        return unresolved(jdbc.sql(UNRESOLVED + "order by warehouse, sku").param(hold.id()));
    }

    private List<Change> unresolved(Open hold, ParcelId parcel) {
        return unresolved(jdbc.sql(UNRESOLVED + "and parcel_id = ? order by warehouse, sku")
                .params(hold.id(), parcel.value()));
    }

    private static final String UNRESOLVED = """
            select parcel_id, warehouse, sku, quantity - shipped - released as units from stock_hold_line
            where hold_id = ? and shipped + released < quantity
            """;

    private static List<Change> unresolved(StatementSpec statement) {
        return statement
                .query((row, _) -> new Change(
                        row.getString("parcel_id"),
                        new WarehouseCode(row.getString("warehouse")),
                        new Sku(row.getString("sku")),
                        row.getLong("units")))
                .list();
    }

    private HoldId next(OrderId order) {
        return new HoldId(
                order,
                jdbc.sql("select count(*) + 1 from stock_hold where order_id = ?")
                        .param(order.value())
                        .query(Integer.class)
                        .single());
    }

    /** The plan of a hold that ran out before it was placed: nothing was done for its parcels yet. */
    private void forgetPlan(OrderId order) {
        jdbc.sql("delete from parcel where order_id = ? and status in ('planned', 'waiting')")
                .param(order.value())
                .update();
    }

    private void changed(List<Change> changes) {
        availability.changedInThisTransaction(
                changes.stream().map(Change::sku).distinct().toList());
    }

    private static PlannedParcel together(PlannedParcel one, PlannedParcel other) {
        List<PlannedParcel.Item> items = new ArrayList<>(one.items());
        items.addAll(other.items());
        return new PlannedParcel(one.id(), one.warehouse(), items, one.share(), one.reason(), one.promisedAt());
    }

    private static @Nullable Instant promisedAt(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("promised_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
