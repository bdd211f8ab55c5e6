package dev.packhorse.order;

import static dev.packhorse.shipping.ParcelStatus.CANCELLED;
import static dev.packhorse.shipping.ParcelStatus.DELIVERED;
import static dev.packhorse.shipping.ParcelStatus.HANDED_OVER;
import static dev.packhorse.shipping.ParcelStatus.IN_TRANSIT;
import static dev.packhorse.shipping.ParcelStatus.LABELLED;
import static dev.packhorse.shipping.ParcelStatus.LOST;
import static dev.packhorse.shipping.ParcelStatus.OUT_FOR_DELIVERY;
import static dev.packhorse.shipping.ParcelStatus.PACKED;
import static dev.packhorse.shipping.ParcelStatus.PLANNED;
import static dev.packhorse.shipping.ParcelStatus.WAITING;

import dev.packhorse.inventory.Holds;
import dev.packhorse.sales.SalesBook;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ParcelRows;
import dev.packhorse.shipping.ParcelStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the journal writes of one parcel. The caller brings the transaction. */
final class ParcelJournal {

    /** A parcel whose label a person settled outside of the system leaves from {@link ParcelStatus#PLANNED}. */
    private static final Set<ParcelStatus> BEFORE_HAND_OVER = EnumSet.of(PLANNED, LABELLED, PACKED);

    /** One that waits for its stock may be given up as well, but cannot leave. */
    private static final Set<ParcelStatus> STILL_HERE = EnumSet.of(WAITING, PLANNED, LABELLED, PACKED);

    private static final Set<ParcelStatus> UNDER_WAY = EnumSet.of(HANDED_OVER, IN_TRANSIT, OUT_FOR_DELIVERY);

    private final Orders orders;
    private final Holds holds;
    private final Timeline timeline;
    private final SalesBook sales;
    private final ParcelRows parcels;

    ParcelJournal(JdbcClient jdbc, Orders orders, Holds holds, Timeline timeline, SalesBook sales) {
        this.sales = sales;
        this.orders = orders;
        this.holds = holds;
        this.timeline = timeline;
        this.parcels = new ParcelRows(jdbc, timeline);
    }

    void handOver(ParcelId parcel) {
        Orders.Row order = orders.lock(parcel.order());
        ParcelRows.Row row = row(parcel);
        if (UNDER_WAY.contains(row.status()) || row.status() == DELIVERED || row.status() == LOST) {
            return;
        }
        if (order.status() != OrderStatus.PLACED && order.status() != OrderStatus.SHIPPED) {
            throw new IllegalStep(parcel + " cannot leave: its order is " + order.status() + ".");
        }
        move(row, BEFORE_HAND_OVER, HANDED_OVER);
        holds.ship(parcel);
        orders.move(order.id(), List.of(OrderStatus.PLACED), OrderStatus.SHIPPED);
        timeline.add(
                order.id(),
                "parcel_handed_over",
                "The carrier took parcel " + number(parcel) + " at " + row.warehouse() + ".",
                Map.of("parcel_id", parcel.value(), "warehouse", row.warehouse()));
        // The carrier's scans may be faster than the warehouse's word.
        CarrierStatus scanned = row.scanned();
        if (scanned != null) {
            parcels.followScan(parcel, scanned);
        }
    }

    void drop(ParcelId parcel, String reason) {
        orders.lock(parcel.order());
        ParcelRows.Row row = row(parcel);
        if (row.status() == CANCELLED) {
            return;
        }
        move(row, STILL_HERE, CANCELLED);
        sales.dropped(parcel);
        tell(parcel, "parcel_cancelled", "Parcel " + number(parcel) + " will not leave: " + reason);
    }

    boolean isAnyUnderWay(OrderId order) {
        return parcels.isAnyUnderWay(order);
    }

    void strikeOff(OrderId order) {
        parcels.strikeOff(order);
    }

    void lose(ParcelId parcel, String reason) {
        orders.lock(parcel.order());
        ParcelRows.Row row = row(parcel);
        if (row.status() == LOST || row.status() == DELIVERED) {
            return;
        }
        move(row, UNDER_WAY, LOST);
        sales.lost(parcel);
        tell(parcel, "parcel_lost", "Parcel " + number(parcel) + " will not arrive: " + reason);
    }

    private ParcelRows.Row row(ParcelId parcel) {
        return parcels.find(parcel).orElseThrow(() -> new IllegalStep("There is no parcel " + parcel + "."));
    }

    private void move(ParcelRows.Row row, Set<ParcelStatus> from, ParcelStatus to) {
        if (!parcels.move(row.id(), from, to)) {
            throw new IllegalStep(row.id() + " is " + row.status() + " and cannot become " + to + ".");
        }
    }

    private void tell(ParcelId parcel, String type, String text) {
        timeline.add(parcel.order(), type, text, Map.of("parcel_id", parcel.value()));
    }

    private static String number(ParcelId parcel) {
        return parcel.value().substring(parcel.value().lastIndexOf('_') + 1);
    }
}
