package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BackorderApiTest {

    private static final String TEN = """
            {"kind": "backorder", "warehouse": "BER", "limit": 10, "promised_at": "2099-01-01T00:00:00Z"}""";

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void isStatedLookedAtReplacedAndWithdrawn() {
        String path = path(platform.sku(1));

        Http.Answer made = put(path, TEN, "If-None-Match", "*");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(http.get(path).body()).isEqualTo(made.body());

        Http.Answer replaced = put(path, """
                {"kind": "backorder", "warehouse": "RTM", "limit": 3, "lead_time_days": 14}""", "If-Match", "\"1\"");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("lead_time_days").asInt()).isEqualTo(14);
        assertThat(replaced.json().has("promised_at")).isFalse();

        assertThat(delete(path, "\"1\"").status()).isEqualTo(412);
        assertThat(delete(path, "\"2\"").status()).isEqualTo(204);
        assertThat(http.get(path).code()).isEqualTo("backorder_not_found");
        assertThat(put(path, TEN, "If-None-Match", "*").header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void asksWhatTheCallerHasSeen() {
        String path = path(platform.sku(1));

        assertThat(put(path, TEN, "X-Nothing", "said").code()).isEqualTo("precondition_required");
        assertThat(put(path, TEN, "If-Match", "\"1\"").code()).isEqualTo("precondition_failed");
        put(path, TEN, "If-None-Match", "*");
        assertThat(put(path, TEN, "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(http.send(http.request(path).DELETE()).status()).isEqualTo(428);
    }

    @Test
    void knowsNothingOfWhatIsNotSold() {
        assertThat(http.get(path("NO-SUCH")).status()).isEqualTo(404);
        assertThat(put(path("NO-SUCH"), TEN, "If-None-Match", "*").code()).isEqualTo("backorder_not_found");
        assertThat(http.get(path("no%20sku")).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        {"kind": "later", "warehouse": "BER", "limit": 1, "lead_time_days": 1}                               | unknown      | /kind
        {"kind": "backorder", "warehouse": "XXX", "limit": 1, "lead_time_days": 1}                           | unknown      | /warehouse
        {"kind": "backorder", "warehouse": "BER", "limit": 0, "lead_time_days": 1}                           | out_of_range | /limit
        {"kind": "backorder", "warehouse": "BER", "limit": 1}                                                | required     | /promised_at
        {"kind": "backorder", "warehouse": "BER", "limit": 1, "promised_at": "soon"}                         | malformed    | /promised_at
        {"kind": "backorder", "warehouse": "BER", "limit": 1, "lead_time_days": 999}                         | out_of_range | /lead_time_days
        {"kind": "preorder", "warehouse": "BER", "limit": 1, "lead_time_days": 5}                            | unexpected   | /lead_time_days
        {"kind": "backorder", "warehouse": "BER", "limit": 1, "lead_time_days": 5, "price": 3}               | unknown_field | /price
        """)
    void refusesWhatIsNoPromise(String body, String code, String pointer) {
        Http.Answer refused = put(path(platform.sku(1)), body, "If-None-Match", "*");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("validation_failed");
        assertThat(refused.json().path("errors")).anySatisfy(error -> {
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        });
    }

    @Test
    void anOrderSaysWhatWaitsAndItsParcelIsLabelledWhenTheStockArrives() {
        String sku = platform.sku(1);
        put(path(sku), TEN, "If-None-Match", "*");

        Http.Answer placed = http.checkOut(checkout(sku, 3));

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        JsonNode line = placed.json().path("lines").get(0);
        assertThat(line.path("backordered").asInt()).isEqualTo(2);
        assertThat(line.path("promised_at").asString()).isEqualTo("2099-01-01T00:00:00Z");
        JsonNode waiting = placed.json().path("parcels").get(1);
        assertThat(waiting.path("status").asString()).isEqualTo("waiting");
        assertThat(waiting.path("promised_at").asString()).isEqualTo("2099-01-01T00:00:00Z");
        String parcel = "/v1/parcels/" + waiting.path("id").asString();
        assertThat(http.post(parcel + "/pack", "").code()).isEqualTo("not_packable");
        assertThat(http.post(parcel + "/hand-over", "").code()).isEqualTo("not_hand_overable");
        assertThat(http.get(path(sku)).json().path("waiting").asInt()).isEqualTo(2);

        platform.shop().receives(2, sku, "BER");

        eventually(
                () -> http.get(parcel).json(),
                json -> json.path("status").asString().equals("labelled"));
        String order = "/v1/orders/" + placed.json().path("id").asString();
        assertThat(http.get(order).json().path("lines").get(0).has("backordered"))
                .isFalse();
        assertThat(http.get(order + "/events").body()).contains("\"stock_arrived\"");
    }

    @Test
    void anOrderIsCancelledWhileItWaits() {
        String sku = platform.sku(0);
        put(path(sku), TEN, "If-None-Match", "*");
        String order = "/v1/orders/"
                + http.checkOut(checkout(sku, 2)).json().path("id").asString();

        Http.Answer cancelled = http.post(order + "/cancel", "", "Content-Type", "application/json");

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(http.get(order).json().path("status").asString()).isEqualTo("cancelled");
        assertThat(http.get(path(sku)).json().path("waiting").asInt()).isZero();
    }

    @Test
    void beyondTheLimitNothingIsSold() {
        String sku = platform.sku(1);
        put(path(sku), TEN, "If-None-Match", "*");

        Http.Answer refused = http.checkOut(checkout(sku, 12));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("shortfalls").get(0).path("available").asInt())
                .isEqualTo(11);
    }

    private static String path(String sku) {
        return "/v1/admin/backorders/" + sku;
    }

    private Http.Answer put(String path, String body, String... headers) {
        return http.send(http.request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Http.Answer delete(String path, String ifMatch) {
        return http.send(http.request(path, "If-Match", ifMatch).DELETE());
    }
}
