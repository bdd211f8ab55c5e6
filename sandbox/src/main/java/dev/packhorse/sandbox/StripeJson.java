package dev.packhorse.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's objects as they stand on the wire, at the version that stripe-java 33.3.0 speaks. */
final class StripeJson {

    static final String API_VERSION = "2026-07-29.dahlia";

    private final String publicUri;

    StripeJson(String publicUri) {
        this.publicUri = publicUri;
    }

    ObjectNode intent(Intent intent, boolean expandCharge) {
        var terms = intent.terms();
        var json = Json.object()
                .put("id", intent.id())
                .put("object", "payment_intent")
                .put("amount", terms.amount())
                .put("amount_capturable", intent.purse().capturable())
                .put("amount_received", intent.purse().received());
        json.putObject("amount_details").putObject("tip");
        json.putNull("automatic_payment_methods")
                .put(
                        "canceled_at",
                        intent.ending() == null
                                ? null
                                : Long.valueOf(intent.ending().at()))
                .put(
                        "cancellation_reason",
                        intent.ending() == null ? null : intent.ending().reason())
                .put("capture_method", "manual")
                .put("client_secret", intent.id() + "_secret_sandbox")
                .put("confirmation_method", "automatic")
                .put("created", terms.created())
                .put("currency", terms.currency())
                .putNull("customer")
                .put("description", terms.description());
        if (intent.decline() == null) {
            json.putNull("last_payment_error");
        } else {
            json.set("last_payment_error", cardError(intent.decline(), intent.charge()));
        }
        if (expandCharge && intent.charge() != null) {
            json.set("latest_charge", charge(intent));
        } else {
            json.put("latest_charge", intent.charge());
        }
        json.put("livemode", false).set("metadata", Json.tree(terms.metadata()));
        nextAction(json, intent);
        json.put("payment_method", intent.paymentMethod());
        var card = json.putObject("payment_method_options").putObject("card");
        if (terms.multicapture()) {
            card.put("request_multicapture", "if_available");
        }
        card.put("request_three_d_secure", "automatic");
        json.putArray("payment_method_types").add("card");
        return json.put("status", intent.status().wire());
    }

    private void nextAction(ObjectNode json, Intent intent) {
        if (intent.status() != Intent.Status.REQUIRES_ACTION) {
            json.putNull("next_action");
            return;
        }
        var action = json.putObject("next_action").put("type", "redirect_to_url");
        action.putObject("redirect_to_url")
                .put("return_url", intent.returnUrl())
                .put("url", publicUri + "/_sandbox/authenticate/" + intent.id());
    }

    ObjectNode charge(Intent intent) {
        var terms = intent.terms();
        var decline = intent.decline();
        var failed = decline != null;
        var brand = intent.paymentMethod() == null
                ? "visa"
                : Card.of(intent.paymentMethod()).map(Card::brand).orElse("visa");
        var json = Json.object()
                .put("id", intent.charge())
                .put("object", "charge")
                .put("amount", terms.amount())
                .put("amount_captured", intent.purse().received())
                .put("amount_refunded", intent.purse().refunded())
                .putNull("balance_transaction")
                .put("captured", intent.purse().received() > 0)
                .put("created", terms.created())
                .put("currency", terms.currency())
                .put("disputed", false)
                .put("livemode", false)
                .put("paid", !failed)
                .put("payment_intent", intent.id())
                .put("payment_method", intent.paymentMethod())
                .put("refunded", intent.purse().received() > 0 && intent.refundable() == 0)
                .put("status", failed ? "failed" : "succeeded");
        json.set("metadata", Json.tree(terms.metadata()));
        json.put("failure_code", decline == null ? null : decline.code())
                .put("failure_message", decline == null ? null : decline.message());
        json.putObject("outcome")
                .put("network_status", failed ? "declined_by_network" : "approved_by_network")
                .put("type", failed ? "issuer_declined" : "authorized");
        var card = json.putObject("payment_method_details").put("type", "card").putObject("card");
        card.put("brand", brand).put("last4", "4242");
        card.putObject("multicapture").put("status", intent.canBeCapturedInParts() ? "available" : "unavailable");
        return json;
    }

    ObjectNode refund(Refund refund) {
        var json = Json.object()
                .put("id", refund.id())
                .put("object", "refund")
                .put("amount", refund.amount())
                .putNull("balance_transaction")
                .put("charge", refund.charge())
                .put("created", refund.created())
                .put("currency", refund.currency())
                .put("payment_intent", refund.intent())
                .put("reason", refund.reason())
                .put("status", "succeeded");
        json.set("metadata", Json.tree(refund.metadata()));
        return json;
    }

    private static ObjectNode cardError(Intent.Decline decline, @Nullable String charge) {
        return Json.object()
                .put("charge", charge)
                .put("code", decline.code())
                .put("decline_code", decline.declineCode())
                .put(
                        "doc_url",
                        "https://docs.stripe.com/error-codes/" + decline.code().replace('_', '-'))
                .put("message", decline.message())
                .put("type", "card_error");
    }

    /** The 402 of a declined card, with the intent in it. */
    Answer declined(Intent intent, Intent.Decline decline) {
        var error = cardError(decline, intent.charge());
        error.set("payment_intent", intent(intent, false));
        return Answer.json(402, Map.of("error", error));
    }

    ObjectNode event(String id, String type, ObjectNode object, long created, @Nullable String idempotencyKey) {
        var json = Json.object()
                .put("id", id)
                .put("object", "event")
                .put("api_version", API_VERSION)
                .put("created", created);
        json.putObject("data").set("object", object);
        json.put("livemode", false).put("pending_webhooks", 1);
        json.putObject("request").put("id", Ids.stripe("req")).put("idempotency_key", idempotencyKey);
        return json.put("type", type);
    }

    /** Refused before anything began; Stripe does not keep such an answer under the idempotency key. */
    static Refusal invalid(String message, @Nullable String code, @Nullable String param) {
        return new Refusal(error(400, "invalid_request_error", code, message, param), false);
    }

    static Refusal missing(String kind, String id) {
        return new Refusal(
                error(404, "invalid_request_error", "resource_missing", "No such " + kind + ": '" + id + "'", "intent"),
                false);
    }

    /** The intent is not in a state that allows this. */
    Refusal unexpectedState(Intent intent, String message) {
        var error = Json.object()
                .put("code", "payment_intent_unexpected_state")
                .put("doc_url", "https://docs.stripe.com/error-codes/payment-intent-unexpected-state")
                .put("message", message)
                .put("type", "invalid_request_error");
        error.set("payment_intent", intent(intent, false));
        return new Refusal(Answer.json(400, Map.of("error", error)), true);
    }

    static Answer error(int status, String type, @Nullable String code, String message, @Nullable String param) {
        var error = Json.object().put("message", message).put("type", type);
        if (code != null) {
            error.put("code", code);
        }
        if (param != null) {
            error.put("param", param);
        }
        return Answer.json(status, Map.of("error", error));
    }
}
