package dev.packhorse.shipping;

import com.easypost.model.Shipment;
import com.easypost.model.TrackingDetail;
import dev.packhorse.shipping.EasyPostCarrier.NotTaken;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One live label per parcel, whatever gets lost on the way. A purchase looks for the parcel's shipment before it makes one
 * and buys that one only. An undo first writes down that no label may be bought any more, and a purchase looks at that after
 * its shipment exists: so either the purchase stops, or the undo finds the shipment and waits until its purchase has settled.
 */
final class ShippingActivitiesImpl implements ShippingActivities {

    private static final Set<String> GIVEN_BACK = Set.of("submitted", "refunded");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final EasyPostCarrier carrier;
    private final Parcels books;
    private final LabelStops stops;
    private final Duration settled;
    private final Clock clock;

    ShippingActivitiesImpl(EasyPostCarrier carrier, Parcels books, LabelStops stops, Duration settled, Clock clock) {
        this.carrier = carrier;
        this.books = books;
        this.stops = stops;
        this.settled = settled;
        this.clock = clock;
    }

    @Override
    public LabelOutcome buyLabel(ParcelId parcel) {
        ShippingTask task = task(parcel);
        if (task.label() != null) {
            return new LabelOutcome.Bought(task.label().carrier(), task.label().trackingCode());
        }
        try {
            Shipment shipment = onlyShipment(task);
            if (isGivenBack(shipment) || stops.isStopped(parcel)) {
                return calledOff();
            }
            return record(parcel, isLabelled(shipment) ? shipment : carrier.buy(shipment));
        } catch (NotTaken no) {
            return new LabelOutcome.Refused(no.reason());
        }
    }

    @Override
    public void voidLabel(ParcelId parcel) {
        stops.stop(parcel);
        Optional<Shipment> found = carrier.find(parcel);
        if (found.isPresent()) {
            giveBack(parcel, found.get());
        }
        books.recordLabelVoided(parcel);
    }

    @Override
    public CarrierStatus track(ParcelId parcel) {
        Label label = task(parcel).label();
        if (label == null) {
            throw EasyPostTrouble.refused("There is no label to track " + parcel + " by.");
        }
        Shipment shipment = carrier.retrieve(label.shipmentReference());
        if (shipment.getTracker() == null) {
            throw EasyPostTrouble.unavailable("The carrier does not track " + parcel + " yet.");
        }
        for (TrackingDetail scan : shipment.getTracker().getTrackingDetails()) {
            books.recordScan(label.trackingCode(), status(scan.getStatus()), at(scan), words(scan));
        }
        return status(shipment.getTracker().getStatus());
    }

    /** Asked again after it was made: two attempts that each made one then agree on the older. */
    private Shipment onlyShipment(ShippingTask task) throws NotTaken {
        Optional<Shipment> known = carrier.find(task.parcel());
        if (known.isPresent()) {
            return known.get();
        }
        Shipment made = carrier.enquire(task);
        return carrier.find(task.parcel()).orElse(made);
    }

    private LabelOutcome record(ParcelId parcel, Shipment shipment) {
        Label label = new Label(
                shipment.getSelectedRate().getCarrier(),
                shipment.getTrackingCode(),
                shipment.getId(),
                shipment.getPostageLabel().getLabelUrl());
        books.recordLabel(parcel, label);
        if (stops.isStopped(parcel)) {
            // The undo may have looked before this was written down.
            giveBack(parcel, shipment);
            books.recordLabelVoided(parcel);
            return calledOff();
        }
        return new LabelOutcome.Bought(label.carrier(), label.trackingCode());
    }

    private static LabelOutcome calledOff() {
        return new LabelOutcome.Refused("The label of this parcel was called off.");
    }

    private void giveBack(ParcelId parcel, Shipment shipment) {
        if (isGivenBack(shipment)) {
            return;
        }
        if (!isLabelled(shipment)) {
            insistOnSettled(parcel, shipment);
            return;
        }
        if (!isGivenBack(carrier.refund(shipment))) {
            throw EasyPostTrouble.refused(
                    "The carrier does not take the label of " + parcel + " back; it may be on its way.");
        }
    }

    private void insistOnSettled(ParcelId parcel, Shipment shipment) {
        Instant made = shipment.getCreatedAt().toInstant();
        if (made.plus(settled).isAfter(clock.instant())) {
            throw ApplicationFailure.newBuilder()
                    .setMessage("The label of " + parcel + " may still be being bought; the carrier is asked again.")
                    .setType(EasyPostTrouble.UNAVAILABLE)
                    .setNextRetryDelay(LOOK_AGAIN)
                    .build();
        }
    }

    private ShippingTask task(ParcelId parcel) {
        return books.task(parcel).orElseThrow(() -> EasyPostTrouble.refused("There is no parcel " + parcel + "."));
    }

    private static boolean isLabelled(Shipment shipment) {
        return shipment.getPostageLabel() != null;
    }

    private static boolean isGivenBack(Shipment shipment) {
        return shipment.getRefundStatus() != null && GIVEN_BACK.contains(shipment.getRefundStatus());
    }

    /** EasyPost's tracker status (https://docs.easypost.com/docs/trackers); what is new to us says nothing yet. */
    static CarrierStatus status(@Nullable String tracker) {
        return switch (tracker) {
            case "in_transit" -> CarrierStatus.IN_TRANSIT;
            case "out_for_delivery", "available_for_pickup" -> CarrierStatus.OUT_FOR_DELIVERY;
            case "delivered" -> CarrierStatus.DELIVERED;
            case "return_to_sender" -> CarrierStatus.RETURNED_TO_SENDER;
            case "failure", "cancelled", "error" -> CarrierStatus.FAILED;
            case null, default -> CarrierStatus.AWAITING_PICKUP;
        };
    }

    private Instant at(TrackingDetail scan) {
        return scan.getDatetime() == null ? clock.instant() : scan.getDatetime().toInstant();
    }

    private static String words(TrackingDetail scan) {
        return scan.getMessage() == null ? String.valueOf(scan.getStatus()) : scan.getMessage();
    }
}
