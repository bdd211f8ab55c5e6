package dev.packhorse.sandbox;

import dev.packhorse.sandbox.Shipment.Course;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** What the real providers do not have, under {@code /_sandbox}: the ledger, the faults, the courier and the bank. */
final class ControlApi {

    private final Payments payments;
    private final Carrier carrier;
    private final Faults faults;
    private final Ledger ledger;
    private final Pages pages;

    ControlApi(Payments payments, Carrier carrier, Faults faults, Ledger ledger, Pages pages) {
        this.payments = payments;
        this.carrier = carrier;
        this.faults = faults;
        this.ledger = ledger;
        this.pages = pages;
    }

    Answer handle(Call call) {
        try {
            return route(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (IllegalArgumentException | JacksonException e) {
            var message = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
            return Answer.json(400, Map.of("error", String.valueOf(message)));
        }
    }

    private Answer route(Call call) {
        var id = call.segment(2);
        var shape = call.method() + " " + call.segment(1) + (call.path().size() > 2 ? "/*" : "")
                + (call.path().size() > 3 ? "/" + call.segment(3) : "");
        return switch (shape) {
            case "GET health" -> Answer.json(200, Map.of("status", "up"));
            case "GET ledger" -> ledger(call);
            case "GET faults" -> Answer.json(200, Faults.json(faults.left()));
            case "PUT faults" -> {
                faults.replace(Faults.parse(call.body()));
                yield Answer.json(200, Faults.json(faults.left()));
            }
            case "DELETE faults" -> {
                faults.replace(List.of());
                yield Answer.json(200, Faults.json(faults.left()));
            }
            case "GET authenticate/*" -> pages.bank(id);
            case "POST authenticate/*" -> authenticate(call, id);
            case "GET labels/*" -> pages.label(id);
            case "GET trackers/*" -> Answer.json(200, carrier.tracker(id));
            case "POST trackers/*/scans" -> Answer.json(201, carrier.scan(id, status(call)));
            case "POST trackers/*/pickup" -> Answer.json(200, carrier.pickUp(id, course(id)));
            default -> Answer.json(404, Map.of("error", "there is nothing here"));
        };
    }

    /** Streamed, since it only grows. */
    private Answer ledger(Call call) {
        var after = call.query().getOrDefault("after", "0");
        if (!after.matches("\\d{1,15}")) {
            throw new IllegalArgumentException("after must be a sequence number");
        }
        return Answer.lines("application/x-ndjson", () -> ledger.linesAfter(Long.parseLong(after)));
    }

    /** From the page's buttons as a form, else as JSON: {@code {"outcome": "approve"}} or {@code fail}. */
    private Answer authenticate(Call call, String id) {
        var isForm = String.valueOf(call.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
        var outcome = isForm
                ? call.form().getOrDefault("outcome", "")
                : call.json().path("outcome").asString("");
        if (!outcome.equals("approve") && !outcome.equals("fail")) {
            throw new IllegalArgumentException("outcome must be approve or fail");
        }
        var answer = payments.authenticate(id, outcome.equals("approve"));
        return isForm ? pages.backFromBank(id, outcome.equals("approve")) : answer;
    }

    private static Shipment.Status status(Call call) {
        var wanted = call.json().path("status").asString("");
        for (var status : Shipment.Status.values()) {
            if (status != Shipment.Status.PRE_TRANSIT && status.wire().equals(wanted)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "status must be one of in_transit, out_for_delivery, delivered, return_to_sender, failure");
    }

    private Course course(String code) {
        var shipment = carrier.find(code);
        var subject =
                code + shipment.map(it -> " " + it.reference() + " " + it.id()).orElse("");
        var fault = faults.strike("trackers.pickup", subject);
        return fault.map(it -> switch (it.fault()) {
                    case LOST -> Course.LOST;
                    case RETURNED -> Course.RETURNED;
                    case LATENCY, STATUS, RESET, ANSWER_LOST, DUPLICATE, LATE, REORDER -> Course.DELIVERED;
                })
                .orElse(Course.DELIVERED);
    }
}
