package dev.packhorse.sandbox;

import dev.packhorse.sandbox.Idempotency.Key;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's surface under {@code /v1}: who asks, what for, and under which idempotency key. */
final class StripeApi {

    private static final Pattern BY_METADATA =
            Pattern.compile("metadata\\[['\"]([^'\"]+)['\"]\\]:\\s*['\"]([^'\"]*)['\"]");

    private final Payments payments;
    private final Idempotency idempotency;
    private final Gate gate;

    StripeApi(Payments payments, Idempotency idempotency, Gate gate) {
        this.payments = payments;
        this.idempotency = idempotency;
        this.gate = gate;
    }

    private interface Work {
        Answer with(@Nullable Key key);
    }

    private record Route(String operation, String subject, Work work) {}

    Answer handle(Call call) {
        try {
            authorise(call);
            var route = route(call);
            return gate.through(route.operation(), route.subject(), StripeApi::ill, delay -> once(call, route, delay))
                    .with("Request-Id", Ids.stripe("req"));
        } catch (Refusal refusal) {
            return refusal.answer().with("Request-Id", Ids.stripe("req"));
        }
    }

    private static void authorise(Call call) {
        var credentials = call.header("Authorization");
        if (credentials == null || !(credentials.startsWith("Bearer ") || credentials.startsWith("Basic "))) {
            throw new Refusal(
                    StripeJson.error(401, "invalid_request_error", null, "You did not provide an API key.", null),
                    false);
        }
    }

    private static Answer ill(int status) {
        return status == 429
                ? StripeJson.error(429, "invalid_request_error", "rate_limit", "Too many requests.", null)
                : StripeJson.error(status, "api_error", null, "Something went wrong at the payment provider.", null);
    }

    private Answer once(Call call, Route route, Runnable delay) {
        try {
            var key = Idempotency.key(call);
            if (key == null) {
                delay.run();
                return route.work().with(null);
            }
            return once(key, route, delay);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer once(Key key, Route route, Runnable delay) {
        var stored = idempotency.begin(key);
        if (stored.isPresent()) {
            return stored.get();
        }
        try {
            delay.run();
            return route.work().with(key);
        } finally {
            idempotency.end(key);
        }
    }

    private Route route(Call call) {
        var id = call.segment(2);
        var form = new PaymentForm(call.form());
        return switch (pattern(call)) {
            case "POST payment_intents" ->
                new Route(
                        "payment_intents.create",
                        form.metadata().getOrDefault("order_id", ""),
                        key -> payments.create(form, key));
            case "GET payment_intents" -> new Route("payment_intents.list", "", key -> page(call, it -> true));
            case "GET payment_intents/search" ->
                new Route("payment_intents.list", call.query().getOrDefault("query", ""), key -> search(call));
            case "GET payment_intents/*" ->
                about(
                        id,
                        "payment_intents.retrieve",
                        key -> payments.retrieve(id, PaymentForm.expandsCharge(call.query())));
            case "POST payment_intents/*/confirm" ->
                about(id, "payment_intents.confirm", key -> payments.confirm(id, form, key));
            case "POST payment_intents/*/capture" ->
                about(id, "payment_intents.capture", key -> payments.capture(id, form, key));
            case "POST payment_intents/*/cancel" ->
                about(id, "payment_intents.cancel", key -> payments.cancel(id, form, key));
            case "POST refunds" ->
                about(
                        form.fields().getOrDefault("payment_intent", ""),
                        "refunds.create",
                        key -> payments.refund(form, key));
            case "GET refunds" -> new Route("refunds.list", "", key -> listRefunds(call));
            case "GET refunds/*" -> new Route("refunds.retrieve", id, key -> payments.retrieveRefund(id));
            case "GET charges/*" -> new Route("charges.retrieve", id, key -> payments.charge(id));
            default ->
                throw new Refusal(
                        StripeJson.error(
                                404,
                                "invalid_request_error",
                                null,
                                "Unrecognized request URL (" + call.method() + ": /" + String.join("/", call.path())
                                        + "). This sandbox speaks only a part of Stripe.",
                                null),
                        false);
        };
    }

    /** {@code POST payment_intents/*}{@code /capture} and the like. */
    private static String pattern(Call call) {
        var path = call.path();
        var shape = new StringBuilder(call.method()).append(' ').append(call.segment(1));
        if (path.size() > 2) {
            shape.append('/').append(call.segment(2).equals("search") ? "search" : "*");
        }
        path.stream().skip(3).forEach(segment -> shape.append('/').append(segment));
        return shape.toString();
    }

    private Route about(String id, String operation, Work work) {
        var intent = payments.find(id);
        return new Route(
                operation, id + " " + (intent == null ? "" : intent.terms().orderId()), work);
    }

    private Answer search(Call call) {
        var wanted = BY_METADATA.matcher(call.query().getOrDefault("query", ""));
        if (!wanted.find()) {
            throw StripeJson.invalid(
                    "This sandbox searches by metadata['key']:'value' only.", "parameter_invalid", "query");
        }
        var name = wanted.group(1);
        var value = wanted.group(2);
        var found = payments.list(it -> value.equals(it.terms().metadata().get(name)));
        return Answer.json(
                200,
                Map.of(
                        "object",
                        "search_result",
                        "url",
                        "/v1/payment_intents/search",
                        "has_more",
                        false,
                        "data",
                        found.stream().limit(limit(call)).toList()));
    }

    private Answer page(Call call, Predicate<Intent> wanted) {
        return Answer.json(200, list("/v1/payment_intents", payments.list(wanted), call));
    }

    private Answer listRefunds(Call call) {
        return Answer.json(
                200, list("/v1/refunds", payments.listRefunds(call.query().get("payment_intent")), call));
    }

    private static ObjectNode list(String url, List<ObjectNode> all, Call call) {
        var after = call.query().get("starting_after");
        var rest = after == null
                ? all
                : all.stream()
                        .dropWhile(it -> !it.path("id").asString("").equals(after))
                        .skip(1)
                        .toList();
        var page = rest.stream().limit(limit(call)).toList();
        var json = Json.object().put("object", "list").put("url", url).put("has_more", page.size() < rest.size());
        json.putArray("data").addAll(page);
        return json;
    }

    private static int limit(Call call) {
        var limit = call.query().getOrDefault("limit", "10");
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > 100) {
            throw StripeJson.invalid("Invalid limit: " + limit, "parameter_invalid_integer", "limit");
        }
        return Integer.parseInt(limit);
    }
}
