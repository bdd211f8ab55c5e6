package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Receipts, adjustments, levels and the ledger, over HTTP. */
class StockPaperTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void booksADeliveryOnceAndSaysWho() {
        String sku = platform.sku(0);
        String key = UUID.randomUUID().toString();

        Http.Answer booked = receive(key, receipt(sku, 40));
        Http.Answer again = receive(key, receipt(sku, 40).replace("{", "{ "));

        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        assertThat(booked.header("Location")).startsWith("/v1/admin/receipts/rcp_");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(booked.body());
        assertThat(http.get(booked.header("Location")).body()).isEqualTo(booked.body());
        Http.Answer level = http.get("/v1/admin/stock?sku=" + sku);
        assertThat(level.json().at("/items/0/on_hand").asInt()).isEqualTo(40);
        var movement = http.get("/v1/admin/stock-movements?sku=" + sku).json().at("/items/0");
        assertThat(movement.path("kind").asString()).isEqualTo("received");
        assertThat(movement.path("actor").asString()).isEqualTo("grace");
        assertThat(movement.path("reason").asString()).isEqualTo("Delivered with LS-4711.");
        assertThat(movement.path("reference").asString())
                .isEqualTo(booked.json().path("id").asString());
    }

    @Test
    void refusesAKeyThatWasUsedForSomethingElse() {
        String sku = platform.sku(0);
        String key = UUID.randomUUID().toString();
        receive(key, receipt(sku, 40));

        Http.Answer other = receive(key, receipt(sku, 41));
        Http.Answer adjustment = adjust(key, correction(sku, 1, "found"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(adjustment.code()).isEqualTo("idempotency_key_reused");
        assertThat(receive("", receipt(sku, 1)).code()).isEqualTo("idempotency_key_missing");
    }

    @Test
    void takesTheActorFromTheHeaderToo() {
        String sku = platform.sku(0);
        String nobody = receipt(sku, 1).replace("\"actor\":\"grace\",", "");

        assertThat(receive(UUID.randomUUID().toString(), nobody)
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/actor");
        Http.Answer booked = http.post(
                "/v1/admin/receipts",
                nobody,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "X-Actor",
                "edsger");
        assertThat(booked.json().path("actor").asString()).isEqualTo("edsger");
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        Http.Answer answer = adjust(UUID.randomUUID().toString(), """
                {"warehouse":"ber","colour":"red","lines":[{"sku":"A B","change":0,"reason":"lost"},
                 {"sku":"X1","change":2,"reason":"damaged"},{"sku":"X1","change":-1,"reason":"moths"}]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/warehouse",
                        "/actor",
                        "/lines/0/sku",
                        "/lines/0/change",
                        "/lines/1/change",
                        "/lines/2/reason",
                        "/lines/2/sku",
                        "/colour");
    }

    @Test
    void namesWhatDoesNotExist() {
        Http.Answer sku = receive(UUID.randomUUID().toString(), receipt("NEVER-SEEN", 1));
        Http.Answer place =
                receive(UUID.randomUUID().toString(), receipt("NEVER-SEEN", 1).replace("BER", "XXX"));

        assertThat(sku.status()).isEqualTo(422);
        assertThat(sku.json().at("/errors/0/pointer").asString()).isEqualTo("/lines/0/sku");
        assertThat(place.json().at("/errors/0/pointer").asString()).isEqualTo("/warehouse");
    }

    @Test
    void doesNotTakeAwayWhatIsHeldForAnOrder() {
        String sku = platform.sku(5);
        assertThat(http.checkOut(checkout(sku, 3)).status()).isEqualTo(201);

        Http.Answer refused = adjust(UUID.randomUUID().toString(), correction(sku, -3, "damaged"));
        Http.Answer booked = adjust(UUID.randomUUID().toString(), correction(sku, -2, "damaged"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("stock_is_held");
        assertThat(refused.json().at("/levels/0/held").asInt()).isEqualTo(3);
        assertThat(booked.status()).isEqualTo(201);
        assertThat(http.get("/v1/admin/stock-movements?kind=adjusted&sku=" + sku)
                        .json()
                        .at("/items/0/reason")
                        .asString())
                .isEqualTo("Damaged: Fell from the fork lift.");
        assertThat(http.get("/v1/admin/stock-movements?kind=held&sku=" + sku)
                        .json()
                        .at("/items/0/actor")
                        .asString())
                .isEqualTo("packhorse");
    }

    @Test
    void keepsUnitsBack() {
        String sku = platform.sku(5);

        Http.Answer kept = put("/v1/admin/stock/BER/" + sku + "/safety-stock", "{\"units\":2}");

        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.json().path("available").asInt()).isEqualTo(3);
        assertThat(put("/v1/admin/stock/RTM/" + sku + "/safety-stock", "{\"units\":2}")
                        .code())
                .isEqualTo("level_not_found");
        assertThat(put("/v1/admin/stock/BER/" + sku + "/safety-stock", "{\"units\":-1}")
                        .code())
                .isEqualTo("validation_failed");
    }

    @Test
    void refusesParametersThatMeanNothing() {
        for (String path : new String[] {
            "/v1/admin/stock?cursor=abc",
            "/v1/admin/stock?warehouse=ber",
            "/v1/admin/stock?limit=201",
            "/v1/admin/stock-movements?kind=stolen",
            "/v1/admin/stock-movements?from=yesterday",
            "/v1/admin/stock-movements?cursor=YQ",
            "/v1/admin/stock-movements?sku=%20x"
        }) {
            assertThat(http.get(path).code()).as(path).isEqualTo("parameter_invalid");
        }
        assertThat(http.get("/v1/admin/receipts/rcp_none").code()).isEqualTo("paper_not_found");
        assertThat(http.get("/v1/admin/adjustments/rcp_01kc8c2v5dr5hbbm1mf5r3bq4x")
                        .code())
                .isEqualTo("paper_not_found");
    }

    private Http.Answer receive(String key, String body) {
        return http.post("/v1/admin/receipts", body, "Content-Type", "application/json", "Idempotency-Key", key);
    }

    private Http.Answer adjust(String key, String body) {
        return http.post("/v1/admin/adjustments", body, "Content-Type", "application/json", "Idempotency-Key", key);
    }

    private Http.Answer put(String path, String body) {
        return http.send(
                http.request(path, "Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String receipt(String sku, long quantity) {
        return """
                {"warehouse":"BER","actor":"grace","delivery_note":"LS-4711","lines":[{"sku":"%s","quantity":%d}]}""".formatted(sku, quantity);
    }

    private static String correction(String sku, long change, String reason) {
        return """
                {"warehouse":"BER","actor":"grace","note":"Fell from the fork lift.",
                 "lines":[{"sku":"%s","change":%d,"reason":"%s"}]}""".formatted(sku, change, reason);
    }
}
