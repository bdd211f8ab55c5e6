package dev.packhorse.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parcel at the carrier: first only an enquiry with rates, then, once a rate was bought, a label and a tracker.
 *
 * @param pickedUp when the courier took the box; from then on it moves by itself, on its course
 */
record Shipment(
        String id,
        @Nullable String reference,
        JsonNode toAddress,
        JsonNode fromAddress,
        JsonNode parcel,
        List<Rate> rates,
        @Nullable Label label,
        boolean refunded,
        @Nullable Instant pickedUp,
        Course course,
        List<Scan> scans,
        Instant created) {

    /** @param rate in the currency's major unit with two decimals, as EasyPost writes money */
    record Rate(String id, String carrier, String service, String rate, String currency, int deliveryDays) {}

    record Label(Rate rate, String trackingCode, String tracker, String postage, Instant bought) {}

    record Scan(Status status, Instant at) {}

    enum Course {
        /** In transit, out for delivery, delivered. */
        DELIVERED,
        /** Nothing is heard of it any more. */
        LOST,
        /** In transit, then back to the sender. */
        RETURNED
    }

    /** EasyPost's tracker status (https://docs.easypost.com/docs/trackers). */
    enum Status {
        @JsonProperty("pre_transit")
        PRE_TRANSIT,
        @JsonProperty("in_transit")
        IN_TRANSIT,
        @JsonProperty("out_for_delivery")
        OUT_FOR_DELIVERY,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("return_to_sender")
        RETURN_TO_SENDER,
        @JsonProperty("failure")
        FAILURE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isLast() {
            return this == DELIVERED || this == RETURN_TO_SENDER || this == FAILURE;
        }
    }

    Status status() {
        return scans.isEmpty() ? Status.PRE_TRANSIT : scans.getLast().status();
    }

    /** The scan that follows by itself, null when there is none. */
    @Nullable
    Status next() {
        if (pickedUp == null || course == Course.LOST || refunded || status().isLast()) {
            return null;
        }
        return switch (status()) {
            case PRE_TRANSIT -> Status.IN_TRANSIT;
            case IN_TRANSIT -> course == Course.RETURNED ? Status.RETURN_TO_SENDER : Status.OUT_FOR_DELIVERY;
            case OUT_FOR_DELIVERY -> course == Course.RETURNED ? Status.RETURN_TO_SENDER : Status.DELIVERED;
            case DELIVERED, RETURN_TO_SENDER, FAILURE -> null;
        };
    }

    Shipment bought(Label label) {
        return new Shipment(
                id, reference, toAddress, fromAddress, parcel, rates, label, false, pickedUp, course, scans, created);
    }

    Shipment labelRefunded() {
        return new Shipment(
                id, reference, toAddress, fromAddress, parcel, rates, label, true, pickedUp, course, scans, created);
    }

    Shipment pickedUp(Instant at, Course course) {
        return new Shipment(
                id, reference, toAddress, fromAddress, parcel, rates, label, refunded, at, course, scans, created);
    }

    Shipment scanned(Status status, Instant at) {
        var more = new ArrayList<>(scans);
        more.add(new Scan(status, at));
        return new Shipment(
                id,
                reference,
                toAddress,
                fromAddress,
                parcel,
                rates,
                label,
                refunded,
                pickedUp,
                course,
                List.copyOf(more),
                created);
    }
}
