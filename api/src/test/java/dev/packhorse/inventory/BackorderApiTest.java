package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.payment.PaymentRecord;
import java.net.http.HttpRequest;
import java.util.List;
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
    void theStockSaysWhatCanBeOrderedBeyondIt() {
        String sku = platform.sku(2);
        assertThat(stock(sku).has("backorder")).isFalse();

        put(path(sku), TEN, "If-None-Match", "*");
        http.checkOut(checkout(sku, 5));

        JsonNode now = stock(sku);
        assertThat(now.path("available").asInt()).isZero();
        assertThat(now.path("backorder").toString())
                .isEqualTo("{\"kind\":\"backorder\",\"promised_at\":\"2099-01-01T00:00:00Z\",\"available\":7}");
        JsonNode level = http.get("/v1/admin/stock?warehouse=BER&sku=" + sku)
                .json()
                .path("items")
                .get(0);
        assertThat(level.path("held").asInt()).isEqualTo(5);
        assertThat(level.path("waiting").asInt()).isEqualTo(3);
        assertThat(level.path("backorder_limit").asInt()).isEqualTo(10);
    }

    @Test
    void nothingOfAPreorderIsAvailableBeforeItsRelease() {
        String sku = platform.sku(2);
        put(path(sku), TEN.replace("\"backorder\"", "\"preorder\""), "If-None-Match", "*");

        assertThat(stock(sku).path("available").asInt()).isZero();
        assertThat(stock(sku).path("warehouses").toString()).isEqualTo("[]");
        assertThat(stock(sku).at("/backorder/kind").asString()).isEqualTo("preorder");
        assertThat(stock(sku).at("/backorder/available").asInt()).isEqualTo(10);
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
    void aParcelThatWaitsIsCancelledAloneAfterAnotherHasLeft() {
        String sku = platform.sku(1);
        put(path(sku), TEN, "If-None-Match", "*");
        JsonNode placed = http.checkOut(checkout(sku, 3)).json();
        String order = "/v1/orders/" + placed.path("id").asString();
        String onHand = parcel(placed, 0);
        String waiting = parcel(placed, 1);
        assertThat(http.get(waiting).json().path("supported_actions").toString())
                .isEqualTo("[\"cancel\"]");
        eventually(
                () -> http.get(onHand).json(),
                json -> json.path("status").asString().equals("labelled"));
        assertThat(cancel(onHand).code()).isEqualTo("not_cancellable");
        http.post(onHand + "/pack", "");
        http.post(onHand + "/hand-over", "");
        assertThat(http.post(order + "/cancel", "", "Content-Type", "application/json")
                        .code())
                .isEqualTo("not_cancellable");

        Http.Answer cancelled = cancel(waiting);

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
        assertThat(cancel(waiting).body()).as("told twice").isEqualTo(cancelled.body());
        JsonNode after = eventually(
                () -> http.get(order).json(),
                json -> json.path("payment_status").asString().equals("captured"));
        assertThat(after.path("status").asString()).isEqualTo("shipped");
        assertThat(after.path("fulfilment_status").asString()).isEqualTo("shipped");
        assertThat(after.at("/lines/0").has("backordered")).isFalse();
        assertThat(http.get(order + "/events").body()).contains("Bought elsewhere.");
        PaymentRecord money = platform.shop()
                .payments()
                .find(new OrderId(placed.path("id").asString()))
                .orElseThrow();
        assertThat(List.of(money.captured(), money.voided(), money.refunded()))
                .isEqualTo(List.of(Money.of(4999, "EUR"), Money.of(9998, "EUR"), Money.of(0, "EUR")));
        assertThat(http.get(path(sku)).json().path("waiting").asInt()).isZero();
        assertThat(platform.shop().level(sku, "BER").held()).isZero();
    }

    @Test
    void aParcelOfWhichTheStockHasComeIsNotCancelledAlone() {
        String sku = platform.sku(0);
        put(path(sku), TEN, "If-None-Match", "*");
        String waiting = parcel(http.checkOut(checkout(sku, 1)).json(), 0);
        platform.shop().receives(1, sku, "BER");
        eventually(
                () -> http.get(waiting).json(),
                json -> json.path("status").asString().equals("labelled"));

        Http.Answer late = cancel(waiting);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("not_cancellable");
        assertThat(cancel("/v1/parcels/par_01kc8c2v5dr5hbbm1mf5r3bq4x_1").status())
                .isEqualTo(404);
    }

    @Test
    void whoIsNextGetsWhatNobodyWaitsForAnyLonger() {
        String sku = platform.sku(0);
        put(path(sku), TEN, "If-None-Match", "*");
        JsonNode first = http.checkOut(checkout(sku, 2)).json();
        String second = parcel(http.checkOut(checkout(sku, 1)).json(), 0);
        platform.shop().receives(1, sku, "BER");
        assertThat(http.get(second).json().path("status").asString()).isEqualTo("waiting");

        assertThat(cancel(parcel(first, 0)).status()).isEqualTo(200);

        eventually(
                () -> http.get(second).json(),
                json -> json.path("status").asString().equals("labelled"));
        eventually(
                () -> http.get("/v1/orders/" + first.path("id").asString()).json(),
                json -> json.path("status").asString().equals("cancelled"));
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

    private static String parcel(JsonNode order, int index) {
        return "/v1/parcels/" + order.path("parcels").get(index).path("id").asString();
    }

    private Http.Answer cancel(String parcel) {
        return http.post(parcel + "/cancel", "{\"reason\": \"Bought elsewhere.\"}", "Content-Type", "application/json");
    }

    private JsonNode stock(String sku) {
        return http.get("/v1/stock?sku=" + sku).json().path("items").get(0);
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
