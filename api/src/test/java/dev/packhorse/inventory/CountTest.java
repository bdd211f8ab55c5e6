package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Counts over HTTP: blind, disputed, approved, closed. */
class CountTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void isBlindUntilItIsCountedAndBooksTheDifference() {
        String sku = platform.sku(20);
        Http.Answer opened = open(sku);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.json().at("/lines/0/state").asString()).isEqualTo("uncounted");
        assertThat(opened.body()).doesNotContain("expected").doesNotContain("frozen");
        String count = opened.header("Location");
        assertThat(open(sku).code()).as("counted already").isEqualTo("count_not_possible");
        assertThat(step(count, "close", "{\"actor\":\"ada\"}").code()).isEqualTo("count_not_possible");

        http.checkOut(checkout(sku, 3));
        Http.Answer sheet = step(count, "lines", """
                {"actor":"grace","lines":[{"sku":"%s","counted":15}]}""".formatted(sku));
        assertThat(sheet.json().at("/lines/0/state").asString())
                .as(sheet.body())
                .isEqualTo("disputed");
        assertThat(sheet.json().at("/lines/0/difference").asInt()).isEqualTo(-5);
        String approval = """
                {"lines":[{"sku":"%s"}],"actor":"grace"}""".formatted(sku);
        assertThat(step(count, "approve", approval).code()).isEqualTo("count_not_possible");
        assertThat(step(count, "approve", approval.replace("grace", "edsger"))
                        .json()
                        .at("/lines/0/approved_by")
                        .asString())
                .isEqualTo("edsger");

        Http.Answer closed = step(count, "close", "{\"actor\":\"ada\"}");
        assertThat(closed.json().path("status").asString()).as(closed.body()).isEqualTo("closed");
        assertThat(step(count, "close", "{\"actor\":\"ada\"}").header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(step(count, "cancel", "").code()).isEqualTo("count_not_possible");
        assertThat(http.get("/v1/admin/stock?sku=" + sku)
                        .json()
                        .at("/items/0/on_hand")
                        .asInt())
                .isEqualTo(15);
        assertThat(http.get("/v1/admin/stock-movements?kind=counted&sku=" + sku)
                        .json()
                        .at("/items/0/actor")
                        .asString())
                .isEqualTo("ada");
        assertThat(http.get("/v1/admin/counts").json().path("items").findValuesAsString("id"))
                .contains(opened.json().path("id").asString());
    }

    @Test
    void takesNothingFromUnderAnOrder() {
        String sku = platform.sku(5);
        http.checkOut(checkout(sku, 4));
        String count = open(sku).header("Location");
        step(count, "lines", """
                {"actor":"grace","lines":[{"sku":"%s","counted":4}]}""".formatted(sku));
        assertThat(step(count, "close", "{\"actor\":\"ada\"}")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("closed");

        String again = open(sku).header("Location");
        step(again, "lines", """
                {"actor":"grace","lines":[{"sku":"%s","counted":3}]}""".formatted(sku));
        assertThat(step(again, "close", "{\"actor\":\"ada\"}").code()).isEqualTo("stock_is_held");
        assertThat(step(again, "cancel", "").json().path("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void namesWhatIsWrong() {
        String sku = platform.sku(5);
        String count = open(sku).header("Location");
        assertThat(step(count, "lines", "{\"lines\":[{\"sku\":\"%s\",\"counted\":-1}]}".formatted(sku))
                        .json()
                        .path("errors")
                        .findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/actor", "/lines/0/counted");
        assertThat(step(count, "lines", "{\"actor\":\"a\",\"lines\":[{\"sku\":\"OTHER\",\"counted\":1}]}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/lines/0/sku");
        assertThat(open("NEVER-SEEN").json().at("/errors/0/pointer").asString()).isEqualTo("/lines/0/sku");
        assertThat(http.get("/v1/admin/counts/cnt_none").code()).isEqualTo("paper_not_found");
        assertThat(http.get("/v1/admin/counts?cursor=x").code()).isEqualTo("parameter_invalid");
    }

    private Http.Answer open(String sku) {
        return post("/v1/admin/counts", """
                {"warehouse":"BER","actor":"ada","tolerance":1,"lines":[{"sku":"%s"}]}""".formatted(sku));
    }

    private Http.Answer step(String count, String step, String body) {
        return post(count + "/" + step, body);
    }

    private Http.Answer post(String path, String body) {
        return http.post(
                path,
                body,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
