package dev.packhorse.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Speaks to a sandbox as any stranger would: HTTP and nothing else. */
final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    Caller(Sandbox sandbox) {
        this(sandbox.baseUri());
    }

    Caller(URI base) {
        this.base = base;
    }

    record Reply(int status, HttpResponse<String> response) {

        JsonNode json() {
            return Json.MAPPER.readTree(response.body());
        }

        String text(String path) {
            return json().at(path).asString("");
        }

        long number(String path) {
            return json().at(path).asLong(-1);
        }

        boolean replayed() {
            return response.headers().firstValue("Idempotent-Replayed").isPresent();
        }
    }

    /** A form with an idempotency key; the fields as {@code name=value}. */
    Reply pay(String path, String key, String... fields) throws IOException {
        var form = new ArrayList<String>();
        Arrays.stream(fields).forEach(it -> {
            var at = it.indexOf('=');
            form.add(encoded(it.substring(0, at)) + "=" + encoded(it.substring(at + 1)));
        });
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)));
        return send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Reply authorise(String order, long amount, String card) throws IOException {
        return pay(
                "/v1/payment_intents",
                order + "/authorise",
                "amount=" + amount,
                "currency=eur",
                "capture_method=manual",
                "confirm=true",
                "payment_method=" + card,
                "payment_method_options[card][request_multicapture]=if_available",
                "metadata[order_id]=" + order);
    }

    Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    Reply post(String path, String json) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply put(String path, String json) throws IOException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply fault(String rule) throws IOException {
        return put("/_sandbox/faults", "[" + rule + "]");
    }

    Reply shipment(String reference, String city) throws IOException {
        return post("/v2/shipments", """
                {"shipment": {"reference": "%s",
                  "to_address": {"name": "Ada", "street1": "1 Main St", "city": "%s", "country": "DE", "zip": "10115"},
                  "from_address": {"name": "Depot", "street1": "2 Dock", "city": "Oslo", "country": "NO"},
                  "parcel": {"weight": 12.5}}}""".formatted(reference, city));
    }

    /** Bought at its first rate. */
    Reply label(String reference) throws IOException {
        var shipment = shipment(reference, "Berlin");
        return buy(shipment.text("/id"), shipment.text("/rates/0/id"));
    }

    Reply buy(String shipment, String rate) throws IOException {
        return post("/v2/shipments/" + shipment + "/buy", "{\"rate\": {\"id\": \"" + rate + "\"}}");
    }

    List<LedgerEntry> ledger() throws IOException {
        return Ledger.read(get("/_sandbox/ledger").response().body().lines());
    }

    List<LedgerEntry> ledger(String kind) throws IOException {
        return ledger().stream().filter(it -> it.kind().equals(kind)).toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer sk_test_sandbox");
    }

    private static Reply send(HttpRequest.Builder request) throws IOException {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Waits for a fact, ten seconds at most. */
    static void eventually(String what, BooleanSupplier fact) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 10 s: " + what);
            }
            Thread.sleep(10);
        }
    }
}
