package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Goods from Berlin to Rotterdam, over HTTP and through the real workflow. */
class TransferTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void isAskedForShippedReceivedInPartsAndClosed() {
        String sku = platform.sku(20);
        String key = UUID.randomUUID().toString();
        Http.Answer asked = request(key, sku, 12);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.json().path("status").asString()).isEqualTo("requested");
        assertThat(request(key, sku, 12).header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(request(key, sku, 13).code()).isEqualTo("idempotency_key_reused");
        String transfer = asked.header("Location");

        assertThat(receive(transfer, "early", sku, 1, "").code()).isEqualTo("transfer_not_possible");
        Http.Answer shipped = step(transfer, "ship");
        assertThat(shipped.status()).as(shipped.body()).isEqualTo(200);
        assertThat(shipped.json().path("status").asString()).isEqualTo("in_transit");
        assertThat(step(transfer, "ship").status()).as("told twice").isEqualTo(200);
        assertThat(step(transfer, "cancel").code()).isEqualTo("transfer_not_possible");
        assertThat(http.get("/v1/stock?sku=" + sku)
                        .json()
                        .at("/items/0/available")
                        .asInt())
                .isEqualTo(8);

        Http.Answer part = receive(transfer, "one", sku, 7, "");
        assertThat(part.json().at("/lines/0/under_way").asInt()).as(part.body()).isEqualTo(5);
        assertThat(receive(transfer, "one", sku, 7, "")
                        .json()
                        .at("/lines/0/under_way")
                        .asInt())
                .isEqualTo(5);
        assertThat(receive(transfer, "one", sku, 6, "").code()).isEqualTo("idempotency_key_reused");
        assertThat(receive(transfer, "two", sku, 6, "")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/lines/0/quantity");
        Http.Answer last = receive(transfer, "two", sku, 4, ", \"write_off\": \"Crushed on the way.\"");
        assertThat(last.json().path("status").asString()).as(last.body()).isEqualTo("closed");
        assertThat(last.json().at("/lines/0/written_off").asInt()).isEqualTo(1);
        assertThat(last.json().path("ended_by").asString()).isEqualTo("edsger");
        assertThat(receive(transfer, "two", sku, 4, ", \"write_off\": \"Crushed on the way.\"")
                        .status())
                .as("told again after the end")
                .isEqualTo(200);
        assertThat(receive(transfer, "three", sku, 1, "").code()).isEqualTo("transfer_not_possible");

        assertThat(http.get("/v1/admin/stock-movements?reference="
                                + asked.json().path("id").asString())
                        .json()
                        .path("items")
                        .findValuesAsString("kind"))
                .containsExactly("transferred_in", "transferred_in", "transferred_out");
        assertThat(http.get("/v1/admin/transfers?status=closed")
                        .json()
                        .path("items")
                        .findValuesAsString("id"))
                .contains(asked.json().path("id").asString());
    }

    @Test
    void takesNothingAwayThatIsHeld() {
        String sku = platform.sku(5);
        assertThat(http.checkOut(checkout(sku, 3)).status()).isEqualTo(201);
        String transfer = request(UUID.randomUUID().toString(), sku, 3).header("Location");

        Http.Answer refused = step(transfer, "ship");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("stock_is_held");
        assertThat(step(transfer, "cancel").json().path("status").asString()).isEqualTo("cancelled");
        assertThat(step(transfer, "cancel").status()).isEqualTo(200);
        assertThat(step(transfer, "ship").code()).isEqualTo("transfer_not_possible");
    }

    @Test
    void namesWhatIsWrong() {
        String sku = platform.sku(0);
        Http.Answer answer = post("/v1/admin/transfers", UUID.randomUUID().toString(), """
                {"origin":"BER","destination":"BER","patience_hours":0,"lines":[{"sku":"%s","quantity":0}]}""".formatted(sku));

        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/actor", "/destination", "/patience_hours", "/lines/0/quantity");
        assertThat(request(UUID.randomUUID().toString(), "NEVER-SEEN", 1)
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/lines/0/sku");
        assertThat(http.get("/v1/admin/transfers/trf_none").code()).isEqualTo("paper_not_found");
        assertThat(step("/v1/admin/transfers/trf_01kc8c2v5dr5hbbm1mf5r3bq4x", "ship")
                        .code())
                .isEqualTo("paper_not_found");
        assertThat(http.get("/v1/admin/transfers?status=lost").code()).isEqualTo("parameter_invalid");
    }

    private Http.Answer request(String key, String sku, int quantity) {
        return post("/v1/admin/transfers", key, """
                {"origin":"BER","destination":"RTM","actor":"grace","lines":[{"sku":"%s","quantity":%d}]}""".formatted(sku, quantity));
    }

    private Http.Answer step(String transfer, String step) {
        return http.post(transfer + "/" + step, "", "X-Actor", "grace", "Content-Type", "application/json");
    }

    private Http.Answer receive(String transfer, String key, String sku, int quantity, String more) {
        return post(transfer + "/receive", key, """
                {"actor":"edsger","lines":[{"sku":"%s","quantity":%d}]%s}""".formatted(sku, quantity, more));
    }

    private Http.Answer post(String path, String key, String body) {
        return http.post(path, body, "Content-Type", "application/json", "Idempotency-Key", key);
    }
}
