package dev.packhorse.sandbox;

import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** EasyPost's surface under {@code /v2}. It knows no idempotency keys, and neither does this. */
final class EasyPostApi {

    private final Carrier carrier;
    private final Gate gate;

    EasyPostApi(Carrier carrier, Gate gate) {
        this.carrier = carrier;
        this.gate = gate;
    }

    private record Route(String operation, String subject, int status, Supplier<JsonNode> work) {}

    Answer handle(Call call) {
        try {
            authorise(call);
            var route = route(call);
            return gate.through(route.operation(), route.subject(), EasyPostApi::ill, delay -> perform(route, delay));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (IllegalArgumentException e) {
            return EasyPostJson.error(400, "BAD_REQUEST", String.valueOf(e.getMessage()), Map.of());
        }
    }

    private static Answer perform(Route route, Runnable delay) {
        try {
            delay.run();
            return Answer.json(route.status(), route.work().get());
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static void authorise(Call call) {
        var credentials = call.header("Authorization");
        if (credentials == null || !(credentials.startsWith("Bearer ") || credentials.startsWith("Basic "))) {
            throw EasyPostJson.refused(401, "APIKEY.INACTIVE", "This api key is no longer active.", Map.of());
        }
    }

    private static Answer ill(int status) {
        var code = status == 429 ? "RATE_LIMITED" : status == 503 ? "SERVICE_UNAVAILABLE" : "INTERNAL_SERVER_ERROR";
        return EasyPostJson.error(status, code, "Something went wrong at the carrier.", Map.of());
    }

    private Route route(Call call) {
        var id = call.segment(2);
        var shape = call.method() + " " + call.segment(1) + (call.path().size() > 2 ? "/*" : "")
                + (call.path().size() > 3 ? "/" + call.segment(3) : "");
        return switch (shape) {
            case "POST shipments" -> {
                var given = call.json().path("shipment");
                yield new Route(
                        "shipments.create", given.path("reference").asString(""), 201, () -> carrier.create(given));
            }
            case "GET shipments" -> new Route("shipments.list", "", 200, () -> page(call));
            case "GET shipments/*" -> about(id, "shipments.retrieve", () -> carrier.retrieve(id));
            case "POST shipments/*/buy" -> {
                var rate = call.json().path("rate").path("id").asString("");
                yield about(id, "shipments.buy", () -> carrier.buy(id, rate));
            }
            case "POST shipments/*/refund" -> about(id, "shipments.refund", () -> carrier.refund(id));
            case "GET trackers/*" -> about(id, "trackers.retrieve", () -> carrier.tracker(id));
            default ->
                throw EasyPostJson.refused(404, "NOT_FOUND", "This sandbox speaks only a part of EasyPost.", Map.of());
        };
    }

    private Route about(String id, String operation, Supplier<JsonNode> work) {
        var subject = carrier.find(id)
                .map(it -> it.id() + " " + it.reference()
                        + (it.label() == null ? "" : " " + it.label().trackingCode()))
                .orElse(id);
        return new Route(operation, subject, 200, work);
    }

    /** Newest first; {@code before_id} pages on, {@code purchased} leaves out what was never bought. */
    private ObjectNode page(Call call) {
        var size = Math.clamp(size(call), 1, 100);
        var before = call.query().get("before_id");
        var purchased = "true".equals(call.query().get("purchased"));
        var rest = carrier.all().reversed().stream()
                .filter(it -> !purchased || it.label() != null)
                .toList();
        if (before != null) {
            rest = rest.stream()
                    .dropWhile(it -> !it.id().equals(before))
                    .skip(1)
                    .toList();
        }
        var json = Json.object().put("has_more", rest.size() > size);
        var page = json.putArray("shipments");
        rest.stream().limit(size).forEach(it -> page.add(carrier.retrieve(it.id())));
        return json;
    }

    private static int size(Call call) {
        var size = call.query().getOrDefault("page_size", "20");
        if (!size.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("page_size must be a number");
        }
        return Integer.parseInt(size);
    }
}
