package dev.packhorse.shipping;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.Json;
import dev.packhorse.Vocabulary;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.Timeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The statements on parcels, for this module's own transactions: the caller has locked the order's row. */
public final class ParcelRows {

    private static final TypeReference<List<PlannedParcel.Item>> ITEMS = new TypeReference<>() {};

    private static final String VIEW = """
            select p.*, o.currency, l.shipment_reference, l.carrier, l.tracking_code, l.label_url,
              (select json_agg(json_build_object('sku', i.sku, 'quantity', i.quantity) order by i.sku)
               from stock_hold_line i where i.hold_id = p.hold_id and i.parcel_id = p.id) as items
            from parcel p join orders o on o.id = p.order_id
            left join parcel_label l on l.parcel_id = p.id and l.voided_at is null
            """;

    private final JdbcClient jdbc;
    private final Timeline timeline;

    public ParcelRows(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /** @param scanned the newest that the carrier said */
    public record Row(
            ParcelId id,
            ParcelStatus status,
            String warehouse,
            @Nullable CarrierStatus scanned) {}

    public Optional<Row> find(ParcelId parcel) {
        return jdbc.sql("select id, status, warehouse, scan_status from parcel where id = ?")
                .param(parcel.value())
                .query((row, _) -> new Row(
                        new ParcelId(row.getString("id")),
                        Vocabulary.read(ParcelStatus.class, row.getString("status")),
                        row.getString("warehouse"),
                        scanStatus(row)))
                .optional();
    }

    /** @return whether the parcel stood at one of {@code from}; if not, nothing changed */
    public boolean move(ParcelId parcel, Collection<ParcelStatus> from, ParcelStatus to) {
        return jdbc.sql("""
                update parcel set status = :to,
                  handed_over_at = case when :to = 'handed_over' then clock_timestamp() else handed_over_at end,
                  delivered_at = case when :to = 'delivered' then coalesce(scan_at, clock_timestamp()) else delivered_at end
                where id = :parcel and status in (:from)
                """)
                        .param("to", stored(to))
                        .param("parcel", parcel.value())
                        .param("from", from.stream().map(Vocabulary::stored).toList())
                        .update()
                == 1;
    }

    /** Brings the parcel's own status to where the carrier says it is; never backwards, and not before it was handed over. */
    public void followScan(ParcelId parcel, CarrierStatus scanned) {
        switch (scanned) {
            case IN_TRANSIT ->
                follow(
                        parcel,
                        EnumSet.of(ParcelStatus.HANDED_OVER),
                        ParcelStatus.IN_TRANSIT,
                        "parcel_in_transit",
                        "is on its way.");
            case OUT_FOR_DELIVERY ->
                follow(
                        parcel,
                        EnumSet.of(ParcelStatus.HANDED_OVER, ParcelStatus.IN_TRANSIT),
                        ParcelStatus.OUT_FOR_DELIVERY,
                        "parcel_out_for_delivery",
                        "is out for delivery.");
            case DELIVERED ->
                follow(
                        parcel,
                        EnumSet.of(ParcelStatus.HANDED_OVER, ParcelStatus.IN_TRANSIT, ParcelStatus.OUT_FOR_DELIVERY),
                        ParcelStatus.DELIVERED,
                        "parcel_delivered",
                        "was delivered.");
            // These change nothing by themselves: the journey decides what follows.
            case AWAITING_PICKUP, RETURNED_TO_SENDER, FAILED -> {}
        }
    }

    /** None of the order's parcels that are still here will leave. */
    public void strikeOff(OrderId order) {
        jdbc.sql(
                        "update parcel set status = 'cancelled' where order_id = ? and status in ('waiting', 'planned', 'labelled', 'packed')")
                .param(order.value())
                .update();
    }

    /** Whether one of the order's parcels has left and it is not known what became of it. */
    public boolean isAnyUnderWay(OrderId order) {
        return jdbc.sql("""
                select exists (select from parcel where order_id = ?
                               and status in ('handed_over', 'in_transit', 'out_for_delivery'))
                """).param(order.value()).query(Boolean.class).single();
    }

    public List<ParcelView> views(OrderId order) {
        return jdbc.sql(VIEW + "where p.order_id = ? order by p.number")
                .param(order.value())
                .query((row, _) -> view(row))
                .list();
    }

    List<ParcelView> views(ParcelStatus status, String after, int limit) {
        return jdbc.sql(VIEW + "where p.status = ? and p.id > ? order by p.id limit ?")
                .params(stored(status), after, limit)
                .query((row, _) -> view(row))
                .list();
    }

    Optional<ParcelView> view(ParcelId parcel) {
        return jdbc.sql(VIEW + "where p.id = ?")
                .param(parcel.value())
                .query((row, _) -> view(row))
                .optional();
    }

    void tell(ParcelId parcel, String type, String text, Map<String, ?> data) {
        String number = parcel.value().substring(parcel.value().lastIndexOf('_') + 1);
        timeline.add(parcel.order(), type, "Parcel " + number + " " + text, data);
    }

    private void follow(ParcelId parcel, Set<ParcelStatus> from, ParcelStatus to, String type, String text) {
        if (move(parcel, from, to)) {
            tell(parcel, type, text, Map.of("parcel_id", parcel.value()));
        }
    }

    private static ParcelView view(ResultSet row) throws SQLException {
        return new ParcelView(
                new ParcelId(row.getString("id")),
                new WarehouseCode(row.getString("warehouse")),
                Vocabulary.read(ParcelStatus.class, row.getString("status")),
                Json.read(row.getString("items"), ITEMS),
                Money.of(row.getLong("share"), row.getString("currency")),
                row.getString("reason"),
                instant(row, "promised_at"),
                label(row),
                scan(row),
                instant(row, "handed_over_at"),
                instant(row, "delivered_at"));
    }

    static @Nullable Label label(ResultSet row) throws SQLException {
        String reference = row.getString("shipment_reference");
        return reference == null
                ? null
                : new Label(
                        row.getString("carrier"),
                        row.getString("tracking_code"),
                        reference,
                        row.getString("label_url"));
    }

    private static ParcelView.@Nullable Scan scan(ResultSet row) throws SQLException {
        CarrierStatus status = scanStatus(row);
        Instant at = instant(row, "scan_at");
        String detail = row.getString("scan_detail");
        return status == null || at == null ? null : new ParcelView.Scan(status, at, detail == null ? "" : detail);
    }

    private static @Nullable CarrierStatus scanStatus(ResultSet row) throws SQLException {
        String status = row.getString("scan_status");
        return status == null ? null : Vocabulary.read(CarrierStatus.class, status);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
