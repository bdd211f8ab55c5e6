package dev.packhorse.sandbox;

import dev.packhorse.sandbox.Shipment.Label;
import dev.packhorse.sandbox.Shipment.Rate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** EasyPost's objects as they stand on the wire for easypost-api-client 8.2.0. */
final class EasyPostJson {

    private final String publicUri;

    EasyPostJson(String publicUri) {
        this.publicUri = publicUri;
    }

    ObjectNode shipment(Shipment shipment) {
        var label = shipment.label();
        var json = Json.object()
                .put("id", shipment.id())
                .put("object", "Shipment")
                .put("mode", "test")
                .put("created_at", shipment.created().toString())
                .put("updated_at", shipment.created().toString())
                .put("reference", shipment.reference())
                .put("is_return", false)
                .put("status", label == null ? "unknown" : shipment.status().wire())
                .put("tracking_code", label == null ? null : label.trackingCode())
                .put("refund_status", shipment.refunded() ? "submitted" : null);
        json.set("to_address", shipment.toAddress());
        json.set("from_address", shipment.fromAddress());
        json.set("parcel", shipment.parcel());
        var rates = json.putArray("rates");
        shipment.rates().forEach(rate -> rates.add(rate(rate, shipment)));
        if (label == null) {
            json.putNull("selected_rate").putNull("postage_label").putNull("tracker");
        } else {
            json.set("selected_rate", rate(label.rate(), shipment));
            json.set("postage_label", postage(shipment, label));
            json.set("tracker", tracker(shipment, label));
        }
        json.putArray("messages");
        json.putArray("forms");
        json.putArray("fees");
        json.putObject("options").put("label_format", "PDF");
        return json;
    }

    private static ObjectNode rate(Rate rate, Shipment shipment) {
        return Json.object()
                .put("id", rate.id())
                .put("object", "Rate")
                .put("mode", "test")
                .put("created_at", shipment.created().toString())
                .put("updated_at", shipment.created().toString())
                .put("carrier", rate.carrier())
                .put("service", rate.service())
                .put("rate", rate.rate())
                .put("currency", rate.currency())
                .put("list_rate", rate.rate())
                .put("list_currency", rate.currency())
                .put("retail_rate", rate.rate())
                .put("retail_currency", rate.currency())
                .put("delivery_days", rate.deliveryDays())
                .put("est_delivery_days", rate.deliveryDays())
                .put("delivery_date_guaranteed", false)
                .put("shipment_id", shipment.id())
                .put("carrier_account_id", "ca_sandbox")
                .put("billing_type", "easypost");
    }

    private ObjectNode postage(Shipment shipment, Label label) {
        var url = publicUri + "/_sandbox/labels/" + shipment.id() + ".pdf";
        return Json.object()
                .put("id", label.postage())
                .put("object", "PostageLabel")
                .put("created_at", label.bought().toString())
                .put("updated_at", label.bought().toString())
                .put("date_advance", 0)
                .put("integrated_form", "none")
                .put("label_resolution", 300)
                .put("label_size", "4x6")
                .put("label_type", "default")
                .put("label_file_type", "application/pdf")
                .put("label_url", url)
                .put("label_pdf_url", url);
    }

    ObjectNode tracker(Shipment shipment, Label label) {
        var scans = shipment.scans();
        var updated = scans.isEmpty() ? label.bought() : scans.getLast().at();
        var json = Json.object()
                .put("id", label.tracker())
                .put("object", "Tracker")
                .put("mode", "test")
                .put("created_at", label.bought().toString())
                .put("updated_at", updated.toString())
                .put("tracking_code", label.trackingCode())
                .put("status", shipment.status().wire())
                .put("status_detail", "status_update")
                .put("shipment_id", shipment.id())
                .put("carrier", label.rate().carrier())
                .put("weight", shipment.parcel().path("weight").asDouble(0))
                .put("signed_by", (String) null)
                .put("is_return", shipment.status() == Shipment.Status.RETURN_TO_SENDER)
                .put("finalized", shipment.status().isLast())
                .put("public_url", publicUri + "/_sandbox/trackers/" + label.trackingCode());
        var details = json.putArray("tracking_details");
        details.add(detail(Shipment.Status.PRE_TRANSIT, label.bought(), label));
        scans.forEach(scan -> details.add(detail(scan.status(), scan.at(), label)));
        return json;
    }

    private static ObjectNode detail(Shipment.Status status, Instant at, Label label) {
        return Json.object()
                .put("object", "TrackingDetail")
                .put("message", message(status))
                .put("description", message(status))
                .put("status", status.wire())
                .put("status_detail", "status_update")
                .put("datetime", at.toString())
                .put("source", label.rate().carrier());
    }

    private static String message(Shipment.Status status) {
        return switch (status) {
            case PRE_TRANSIT -> "Shipping label created";
            case IN_TRANSIT -> "Accepted by the carrier";
            case OUT_FOR_DELIVERY -> "Out for delivery";
            case DELIVERED -> "Delivered";
            case RETURN_TO_SENDER -> "On its way back to the sender";
            case FAILURE -> "Could not be delivered";
        };
    }

    ObjectNode event(String id, ObjectNode tracker, Shipment.Status before, Instant at) {
        var json = Json.object()
                .put("id", id)
                .put("object", "Event")
                .put("mode", "test")
                .put("created_at", at.toString())
                .put("updated_at", at.toString())
                .put("description", "tracker.updated")
                .put("status", "pending");
        json.putObject("previous_attributes").put("status", before.wire());
        json.putArray("pending_urls");
        json.putArray("completed_urls");
        json.set("result", tracker);
        return json;
    }

    static Refusal refused(int status, String code, String message, Map<String, String> fields) {
        return new Refusal(error(status, code, message, fields), true);
    }

    static Answer error(int status, String code, String message, Map<String, String> fields) {
        var error = Json.object().put("code", code).put("message", message);
        var errors = error.putArray("errors");
        fields.forEach((field, what) ->
                errors.addObject().put("field", field).put("message", what).putNull("suggestion"));
        return Answer.json(status, Map.of("error", error));
    }

    /** An address or a parcel as EasyPost gives it back: with an id of its own. */
    static JsonNode named(JsonNode given, String object, String prefix, Instant created) {
        var json = Json.object()
                .put("id", Ids.easypost(prefix))
                .put("object", object)
                .put("mode", "test")
                .put("created_at", created.toString())
                .put("updated_at", created.toString());
        given.properties().forEach(field -> {
            if (!List.of("id", "object", "mode").contains(field.getKey())) {
                json.set(field.getKey(), field.getValue());
            }
        });
        return json;
    }

    static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asString("") : null;
    }
}
