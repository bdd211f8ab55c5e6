package dev.packhorse.api;

import static dev.packhorse.api.Bodies.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anybody thinks about orders: always a problem with a code, never a 500. */
class ProtocolTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "GET, /nothing, 404, not_found",
        "GET, /v1/nothing, 404, not_found",
        "GET, /v1/orders/ord_nonsense, 404, order_not_found",
        "GET, /v1/orders/ord_01kc8c2v5dr5hbbm1mf5r3bq4x, 404, order_not_found",
        "GET, /v1/orders/ord_01kc8c2v5dr5hbbm1mf5r3bq4x%00, 400, bad_request",
        "GET, /v1/orders/ord_01kc8c2v5dr5hbbm1mf5r3bq4x/events, 404, order_not_found",
        "POST, /v1/orders/ord_01kc8c2v5dr5hbbm1mf5r3bq4x/cancel, 404, order_not_found",
        "POST, /v1/parcels/par_nonsense/pack, 404, parcel_not_found",
        "POST, /v1/parcels/par_01kc8c2v5dr5hbbm1mf5r3bq4x_1/pack, 404, parcel_not_found",
        "POST, /v1/parcels/par_01kc8c2v5dr5hbbm1mf5r3bq4x_1/hand-over, 404, parcel_not_found",
        "GET, /v1/products/prd_none, 404, product_not_found",
        "DELETE, /v1/orders, 405, method_not_allowed",
        "PUT, /v1/orders/ord_01kc8c2v5dr5hbbm1mf5r3bq4x, 405, method_not_allowed",
        "GET, /v1/orders?limit=0, 400, parameter_invalid",
        "GET, /v1/orders?limit=101, 400, parameter_invalid",
        "GET, /v1/orders?limit=ten, 400, parameter_invalid",
        "GET, /v1/orders?limit=99999999999999999999, 400, parameter_invalid",
        "GET, /v1/orders?status=lost, 400, parameter_invalid",
        "GET, /v1/orders?cursor=abc, 400, parameter_invalid",
        "GET, /v1/orders?cursor=%00, 400, parameter_invalid",
        "GET, /v1/orders?email=%00, 400, parameter_invalid",
        "GET, /v1/orders?needs_attention=maybe, 400, parameter_invalid",
        "GET, /v1/orders?placed_after=yesterday, 400, parameter_invalid",
        "GET, /v1/orders?placed_before=-999999999-01-01T00:00:00Z, 400, parameter_invalid",
        "GET, /v1/products?cursor=abc, 400, parameter_invalid",
        "GET, /v1/products?limit=0, 400, parameter_invalid",
        "GET, /v1/products?category=no-such, 400, parameter_invalid",
        "GET, /v1/categories/no-such, 404, category_not_found",
        "GET, /v1/admin/products/prd_none, 404, product_not_found",
        "GET, /v1/admin/products/nonsense, 404, product_not_found",
        "GET, /v1/admin/products?archived=maybe, 400, parameter_invalid",
        "POST, /v1/admin/products/prd_none/archive, 428, precondition_required",
        "GET, /v1/admin/categories/no-such, 404, category_not_found",
        "DELETE, /v1/admin/products/prd_none, 405, method_not_allowed",
        "GET, /v1/stock, 400, parameter_invalid",
        "GET, /v1/stock?sku=no%20spaces, 400, parameter_invalid",
        "GET, /v1/parcels?status=gone, 400, parameter_invalid",
        "GET, /v1/parcels?cursor=%3F%3F, 400, parameter_invalid"
    })
    void refuses(String method, String path, int status, String code) {
        Http.Answer answer = http.send(http.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:packhorse:problem:" + code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("dev.packhorse");
    }

    @Test
    void wantsAnIdempotencyKey() {
        Http.Answer none = http.post("/v1/orders", checkout("ANY", 1), "Content-Type", "application/json");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.code()).isEqualTo("idempotency_key_missing");

        for (String odd : new String[] {"two words", "x".repeat(256)}) {
            assertThat(http.checkOut(checkout("ANY", 1), odd).code()).isEqualTo("idempotency_key_invalid");
        }
        assertThat(http.checkOut(checkout("ANY", 1), "one", "Idempotency-Key", "two")
                        .code())
                .isEqualTo("idempotency_key_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void wantsJson(String type) {
        Http.Answer answer = http.post(
                "/v1/orders", checkout("ANY", 1), "Content-Type", type, "Idempotency-Key", "k-" + type.hashCode());

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("unsupported_media_type");
    }

    @Test
    void saysThatItSpeaksJsonOnly() {
        Http.Answer answer = http.get("/v1/orders", "Accept", "application/xml");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("not_acceptable");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void namesTheMethodsThatAreAllowed() {
        Http.Answer answer = http.send(http.request("/v1/orders").method("PATCH", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void refusesALargeBodyWhetherItsLengthIsDeclaredOrNot() {
        byte[] large = new byte[70_000];
        Arrays.fill(large, (byte) ' ');

        Http.Answer declared = http.checkOut(new String(large, StandardCharsets.UTF_8), "large-1");
        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.code()).isEqualTo("body_too_large");

        Http.Answer chunked = http.send(http.request("/v1/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "large-2")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("body_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,2", "nul", "{} x", "\u0000"})
    void saysWhereItStopsBeingJson(String body) {
        Http.Answer answer = http.checkOut(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed_json");
    }

    @Test
    void listsEveryInvalidFieldByPointer() {
        Http.Answer answer =
                http.checkOut(checkout("ANY", 0).replace("\"EUR\"", "\"GBP\"").replace("\"DE\"", "1"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/lines/0/quantity", "/currency", "/shipping_address/country");
    }

    @Test
    void toleratesOddPreferences() {
        String sku = platform.sku(10);
        for (String odd :
                new String[] {"wait=soon", "respond-async", "wait=-1", "wait=99999999", "handling=lenient; wait=5"}) {
            assertThat(http.checkOut(checkout(sku, 1), "odd-" + odd.hashCode() + sku, "Prefer", odd)
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void isHealthyAndCounted() {
        String port = platform.api().getEnvironment().getProperty("local.management.port");
        Http management = new Http("http://127.0.0.1:" + port);

        assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(management.get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(management.get("/actuator/prometheus").body()).contains("http_server_requests_seconds_count");
        assertThat(management.get("/actuator/env").status()).isEqualTo(404);
        assertThat(http.get("/actuator/health").status()).isEqualTo(404);
    }
}
