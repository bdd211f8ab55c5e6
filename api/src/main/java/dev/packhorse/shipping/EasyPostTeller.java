package dev.packhorse.shipping;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Wire;
import dev.packhorse.inbox.InboxEvent;
import dev.packhorse.inbox.Teller;
import dev.packhorse.order.CarrierReport;
import dev.packhorse.order.OrderDesk;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes carrier scans down, and wakes the order for those that change a decision. */
@ApiComponent
@Component
class EasyPostTeller implements Teller {

    private static final int DETAIL_LONGEST = 200;

    private final Parcels parcels;
    private final OrderDesk desk;

    EasyPostTeller(Parcels parcels, OrderDesk desk) {
        this.parcels = parcels;
        this.desk = desk;
    }

    @Override
    public String provider() {
        return EasyPostWebhook.PROVIDER;
    }

    @Override
    public void apply(InboxEvent event) {
        JsonNode tracker =
                Wire.read(event.payload().getBytes(StandardCharsets.UTF_8)).path("result");
        CarrierStatus status = status(tracker.path("status").asString(""));
        String trackingCode = tracker.path("tracking_code").asString("");
        if (!event.type().startsWith("tracker.") || status == null || trackingCode.isEmpty()) {
            return;
        }
        Instant at = scannedAt(tracker, event.receivedAt());
        switch (parcels.recordScan(trackingCode, status, at, detail(tracker))) {
            case ScanOutcome.Recorded(ParcelId parcel, CarrierStatus recorded) -> {
                // A repetition is recorded again, so that a signal which got lost with its process is sent again.
                if (recorded.matters()) {
                    desk.carrierReported(new CarrierReport(parcel, recorded));
                }
            }
            case ScanOutcome.Stale _ -> {}
            case ScanOutcome.UnknownParcel _ -> throw new NotYet("no parcel has tracking code " + trackingCode);
        }
    }

    /** The words of https://docs.easypost.com/docs/trackers; null for those that say nothing about where the parcel is. */
    static @Nullable CarrierStatus status(String word) {
        return switch (word) {
            case "pre_transit" -> CarrierStatus.AWAITING_PICKUP;
            case "in_transit" -> CarrierStatus.IN_TRANSIT;
            case "out_for_delivery", "available_for_pickup" -> CarrierStatus.OUT_FOR_DELIVERY;
            case "delivered" -> CarrierStatus.DELIVERED;
            case "return_to_sender" -> CarrierStatus.RETURNED_TO_SENDER;
            case "failure" -> CarrierStatus.FAILED;
            // "unknown", "error", and "cancelled", which follows our own voiding of a label.
            default -> null;
        };
    }

    private static Instant scannedAt(JsonNode tracker, Instant otherwise) {
        JsonNode last = lastDetail(tracker);
        Instant scanned = instant(last.path("datetime").asString(""));
        Instant updated = scanned == null ? instant(tracker.path("updated_at").asString("")) : scanned;
        return updated == null ? otherwise : updated;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException odd) {
            return null;
        }
    }

    private static String detail(JsonNode tracker) {
        String message = lastDetail(tracker)
                .path("message")
                .asString("")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        String text = message.isEmpty() ? tracker.path("status").asString("") : message;
        return text.length() > DETAIL_LONGEST ? text.substring(0, DETAIL_LONGEST) : text;
    }

    private static JsonNode lastDetail(JsonNode tracker) {
        JsonNode details = tracker.path("tracking_details");
        return details.path(Math.max(0, details.size() - 1));
    }
}
