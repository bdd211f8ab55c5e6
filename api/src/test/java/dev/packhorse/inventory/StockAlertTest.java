package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** Thresholds, the feed of alerts, and the wish to be told that something is back, over HTTP. */
class StockAlertTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void tellsWhenALevelRunsLowAndRemembersWhereAReaderStopped() {
        String sku = platform.sku(10);
        String path = "/v1/admin/stock/BER/" + sku + "/threshold";
        Http.Answer kept = put(path, "{\"low_at\":5}");
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.json().path("clear_at").asInt()).isEqualTo(6);
        assertThat(http.get(path).json().path("state").asString()).isEqualTo("enough");

        http.checkOut(checkout(sku, 6));

        Http.Answer told = eventually(
                () -> http.get("/v1/admin/stock-alerts?limit=200"),
                answer -> answer.body().contains(sku));
        assertThat(told.json().path("items").findValuesAsString("kind")).contains("low_stock");
        String next = told.json().path("next").asString();
        assertThat(http.get("/v1/admin/stock-alerts?cursor=" + next).body()).doesNotContain(sku);
        assertThat(http.send(http.request(path).DELETE()).status()).isEqualTo(204);
        assertThat(http.get(path).status()).isEqualTo(404);
    }

    @Test
    void tellsThoseWhoWaitedThatItIsBack() {
        String sku = platform.sku(0);
        assertThat(wish(sku, "Ada@Example.com").status()).isEqualTo(202);
        assertThat(wish(sku, "ada@example.com").status()).isEqualTo(202);

        platform.shop().receives(1, sku, "BER");

        Http.Answer told = eventually(
                () -> http.get("/v1/admin/stock-alerts?limit=200"),
                answer -> answer.body().contains(sku));
        assertThat(told.body()).contains("\"notified\":1").doesNotContain("ada@");
        assertThat(wish(sku, "grace@example.com").code()).isEqualTo("in_stock");
    }

    @Test
    void boundsTheWishesOfOneAddress() {
        for (int i = 0; i < 20; i++) {
            assertThat(wish(platform.sku(0), "greedy@example.com").status()).isEqualTo(202);
        }
        Http.Answer refused = wish(platform.sku(0), "greedy@example.com");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_wishes");
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(http.post(
                                "/v1/back-in-stock",
                                "{\"sku\":\"a b\",\"email\":\"x\"}",
                                "Content-Type",
                                "application/json")
                        .json()
                        .path("errors")
                        .findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/sku", "/email");
        assertThat(wish("NEVER-SOLD", "ada@example.com")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/sku");
        String sku = platform.sku(1);
        assertThat(put("/v1/admin/stock/BER/" + sku + "/threshold", "{\"low_at\":5,\"clear_at\":5}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/clear_at");
        assertThat(put("/v1/admin/stock/RTM/" + sku + "/threshold", "{\"low_at\":5}")
                        .code())
                .isEqualTo("level_not_found");
        assertThat(http.get("/v1/admin/stock-alerts?cursor=x").code()).isEqualTo("parameter_invalid");
    }

    private Http.Answer wish(String sku, String email) {
        return http.post(
                "/v1/back-in-stock",
                "{\"sku\":\"%s\",\"email\":\"%s\"}".formatted(sku, email),
                "Content-Type",
                "application/json");
    }

    private Http.Answer put(String path, String body) {
        return http.send(
                http.request(path, "Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
