package dev.packhorse.shipping;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.Cursor;
import dev.packhorse.InvalidCursor;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.Customer;
import dev.packhorse.inventory.Warehouses;
import dev.packhorse.order.IllegalStep;
import dev.packhorse.order.Orders;
import dev.packhorse.order.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of parcels, their labels and where the carrier has them. Every method may be repeated without harm. */
public class Parcels {

    private final JdbcClient jdbc;
    private final ParcelRows rows;
    private final Orders orders;
    private final TransactionTemplate transaction;

    public Parcels(JdbcClient jdbc, Orders orders, Timeline timeline, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new ParcelRows(jdbc, timeline);
        this.orders = orders;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Optional<ParcelView> find(ParcelId parcel) {
        return transaction.execute(_ -> rows.view(parcel));
    }

    /**
     * Parcels of one status, those of the oldest orders first: what waits to be packed, for a warehouse.
     *
     * @param cursor as a page before gave it
     * @param limit 1 to 100
     * @throws InvalidCursor when the cursor is none that a page gave
     */
    public ParcelPage list(ParcelStatus status, @Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.keys(cursor, 1).getFirst();
        List<ParcelView> found = transaction.execute(_ -> rows.views(status, after, limit + 1));
        if (found.size() <= limit) {
            return new ParcelPage(found, null);
        }
        List<ParcelView> page = found.subList(0, limit);
        return new ParcelPage(page, Cursor.of(page.getLast().id().value()));
    }

    /** What a label needs. */
    public Optional<ShippingTask> task(ParcelId parcel) {
        return transaction.execute(_ -> rows.view(parcel).map(this::task));
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the parcel has another live label: void that one first */
    public void recordLabel(ParcelId parcel, Label label) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(parcel.order());
            int inserted = jdbc.sql("""
                    insert into parcel_label (shipment_reference, parcel_id, carrier, tracking_code, label_url)
                    values (?, ?, ?, ?, ?) on conflict (shipment_reference) do nothing
                    """)
                    .params(label.shipmentReference(), parcel.value(), label.carrier())
                    .param(label.trackingCode())
                    .param(label.labelUrl())
                    .update();
            if (inserted == 1) {
                rows.move(parcel, EnumSet.of(ParcelStatus.PLANNED), ParcelStatus.LABELLED);
                rows.tell(
                        parcel,
                        "label_bought",
                        "has a label of " + label.carrier() + ": " + label.trackingCode() + ".",
                        Map.of(
                                "parcel_id", parcel.value(),
                                "carrier", label.carrier(),
                                "tracking_code", label.trackingCode()));
            }
        });
    }

    /** The parcel's live label is void; content when there is none. */
    public void recordLabelVoided(ParcelId parcel) {
        transaction.executeWithoutResult(_ -> {
            if (orders.lockIfKnown(parcel.order()).isEmpty()) {
                return;
            }
            int voided = jdbc.sql(
                            "update parcel_label set voided_at = clock_timestamp() where parcel_id = ? and voided_at is null")
                    .param(parcel.value())
                    .update();
            if (voided == 1) {
                rows.tell(parcel, "label_voided", "has no label any more.", Map.of("parcel_id", parcel.value()));
            }
        });
    }

    public PackOutcome pack(ParcelId parcel) {
        return transaction.execute(_ -> orders.lockIfKnown(parcel.order())
                .flatMap(_ -> rows.view(parcel))
                .map(this::pack)
                .orElseGet(PackOutcome.Unknown::new));
    }

    /**
     * Takes down what the carrier says of a tracking code, in whatever order it arrives: what is known never goes backwards.
     *
     * @param detail for a person, as the carrier words it
     */
    public ScanOutcome recordScan(String trackingCode, CarrierStatus status, Instant at, String detail) {
        return transaction.execute(_ -> jdbc.sql("select parcel_id from parcel_label where tracking_code = ?")
                .param(trackingCode)
                .query(String.class)
                .optional()
                .map(parcel -> recordScan(new ParcelId(parcel), status, at, detail))
                .orElseGet(ScanOutcome.UnknownParcel::new));
    }

    private PackOutcome pack(ParcelView parcel) {
        return switch (parcel.status()) {
            case PACKED, HANDED_OVER, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED -> new PackOutcome.AlreadyPacked();
            case WAITING, PLANNED, CANCELLED, LOST -> new PackOutcome.NotLabelled(parcel.status());
            case LABELLED -> {
                if (parcel.label() == null) {
                    yield new PackOutcome.NotLabelled(parcel.status());
                }
                rows.move(parcel.id(), EnumSet.of(ParcelStatus.LABELLED), ParcelStatus.PACKED);
                rows.tell(
                        parcel.id(),
                        "parcel_packed",
                        "is packed and waits for the carrier.",
                        Map.of("parcel_id", parcel.id().value()));
                yield new PackOutcome.Packed();
            }
        };
    }

    private ScanOutcome recordScan(ParcelId parcel, CarrierStatus status, Instant at, String detail) {
        orders.lock(parcel.order());
        ParcelRows.Row row = rows.find(parcel)
                .orElseThrow(() -> new IllegalStep(parcel + " has a label but is not planned any more."));
        CarrierStatus known = row.scanned();
        if (known == status) {
            return new ScanOutcome.Recorded(parcel, status);
        }
        if (known != null && order(status) <= order(known)) {
            return new ScanOutcome.Stale(parcel);
        }
        jdbc.sql("update parcel set scan_status = ?, scan_at = ?, scan_detail = ? where id = ?")
                .params(stored(status), at.atOffset(ZoneOffset.UTC), detail, parcel.value())
                .update();
        tellTrouble(parcel, status, detail);
        rows.followScan(parcel, status);
        return new ScanOutcome.Recorded(parcel, status);
    }

    /** Lost boxes are found now and then, so {@code FAILED} is not the last word; the two ends are. */
    private static int order(CarrierStatus status) {
        return switch (status) {
            case AWAITING_PICKUP -> 0;
            case IN_TRANSIT -> 1;
            case OUT_FOR_DELIVERY -> 2;
            case FAILED -> 3;
            case RETURNED_TO_SENDER, DELIVERED -> 4;
        };
    }

    private void tellTrouble(ParcelId parcel, CarrierStatus status, String detail) {
        Map<String, ?> data = Map.of("parcel_id", parcel.value());
        switch (status) {
            case RETURNED_TO_SENDER ->
                rows.tell(parcel, "parcel_returned_to_sender", "goes back to the sender: " + detail, data);
            case FAILED -> rows.tell(parcel, "parcel_delivery_failed", "cannot be delivered: " + detail, data);
            case AWAITING_PICKUP, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED -> {}
        }
    }

    private ShippingTask task(ParcelView parcel) {
        return jdbc.sql("""
                select o.customer_name, o.customer_email, o.ship_line1, o.ship_line2, o.ship_city, o.ship_region,
                  o.ship_postal_code, o.ship_country, w.*,
                  (select sum(l.quantity * v.weight_grams) from stock_hold_line l join variant v on v.sku = l.sku
                   where l.hold_id = p.hold_id and l.parcel_id = p.id) as weight
                from parcel p join orders o on o.id = p.order_id join warehouse w on w.code = p.warehouse
                where p.id = ?
                """)
                .param(parcel.id().value())
                .query((row, _) -> new ShippingTask(
                        parcel.id(),
                        parcel.status(),
                        Warehouses.read(row),
                        new Customer(row.getString("customer_name"), row.getString("customer_email")),
                        new Address(
                                row.getString("ship_line1"),
                                row.getString("ship_line2"),
                                row.getString("ship_city"),
                                row.getString("ship_region"),
                                row.getString("ship_postal_code"),
                                row.getString("ship_country")),
                        parcel.items(),
                        row.getLong("weight"),
                        parcel.label()))
                .single();
    }
}
