package dev.packhorse.order;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void showsAnOrderAndSaysWhenNothingHasChanged() {
        String id = placed();
        Http.Answer labelled = whenLabelled(id);

        assertThat(labelled.json().path("supported_actions").toString()).isEqualTo("[\"cancel\"]");
        assertThat(labelled.json().path("fulfilment_status").asString()).isEqualTo("in_progress");
        JsonNode parcel = labelled.json().path("parcels").get(0);
        assertThat(parcel.path("tracking").path("carrier").asString()).isEqualTo("USPS");
        assertThat(parcel.path("share").toString()).isEqualTo("{\"amount\":4999,\"currency\":\"EUR\"}");

        pack(id);
        String tag = http.get("/v1/orders/" + id).header("ETag");
        Http.Answer unchanged = http.get("/v1/orders/" + id, "If-None-Match", tag);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();

        http.post("/v1/parcels/" + parcelOf(id) + "/hand-over", "");
        Http.Answer shipped = http.get("/v1/orders/" + id, "If-None-Match", tag);
        assertThat(shipped.status()).isEqualTo(200);
        assertThat(shipped.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void listsOrdersPageByPageNewestFirst() {
        String email = UUID.randomUUID() + "@example.com";
        String sku = platform.sku(10);
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String body = checkout(sku, 1).replace("ada@example.com", email);
            placed.addFirst(http.checkOut(body).json().path("id").asString());
        }

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = http.get("/v1/orders?limit=2&email=" + email + next).json();
            listed.addAll(page.path("items").findValuesAsString("id"));
            next = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());

        assertThat(listed).isEqualTo(placed);
        assertThat(ids("email=" + email + "&status=placed&placed_after=2020-01-01T00:00:00Z"))
                .hasSize(5);
        assertThat(ids("email=" + email + "&status=cancelled")).isEmpty();
        assertThat(ids("email=" + email + "&needs_attention=true")).isEmpty();
        assertThat(ids("email=" + email + "&placed_before=2020-01-01T00:00:00%2B02:00"))
                .isEmpty();
    }

    @Test
    void cancelsAndGivesEverythingBackAndAnswersTheRepetitionTheSame() {
        String sku = platform.sku(10);
        String id = http.checkOut(checkout(sku, 3)).json().path("id").asString();
        // The test server, unlike a real one, trips over an activity that ends while it is being cancelled.
        whenLabelled(id);

        Http.Answer cancelled = cancel(id, "{\"reason\": \"Ordered by mistake.\"}");

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.json().path("cancel_reason").asString()).isEqualTo("Ordered by mistake.");
        assertThat(cancelled.json().path("payment_status").asString()).isEqualTo("voided");
        assertThat(cancelled.json().path("fulfilment_status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.json().path("supported_actions").toString()).isEqualTo("[]");
        assertThat(platform.shop().level(sku, "BER").held()).isZero();

        Http.Answer again = cancel(id, "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(cancelled.body());
    }

    @Test
    void withdrawsAnOrderThatAwaitsItsPayment() {
        String id = http.checkOut(checkout(platform.sku(10), 1, "pm_card_3ds"))
                .json()
                .path("id")
                .asString();

        Http.Answer withdrawn = cancel(id, "");

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.json().path("refusal").path("code").asString()).isEqualTo("withdrawn");
        assertThat(cancel(id, "").status()).isEqualTo(200);
    }

    @Test
    void refusesToCancelWhatHasLeftOrWasNeverPlaced() {
        String shipped = placed();
        pack(shipped);
        http.post("/v1/parcels/" + parcelOf(shipped) + "/hand-over", "");
        assertThat(cancel(shipped, "").status()).isEqualTo(409);
        assertThat(cancel(shipped, "").code()).isEqualTo("not_cancellable");
        assertThat(http.get("/v1/orders/" + shipped)
                        .json()
                        .path("supported_actions")
                        .toString())
                .isEqualTo("[]");

        String declined = http.checkOut(checkout(platform.sku(10), 1, "pm_card_declined"))
                .json()
                .path("order_id")
                .asString();
        assertThat(cancel(declined, "").code()).isEqualTo("not_cancellable");
    }

    @Test
    void readsTheReasonStrictly() {
        String id = placed();

        assertThat(cancel(id, "{\"reason\": 1}").json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/reason");
        assertThat(cancel(id, "{\"because\": \"x\"}").json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/because");
        assertThat(cancel(id, "{").code()).isEqualTo("malformed_json");
        assertThat(http.get("/v1/orders/" + id).json().path("status").asString())
                .isEqualTo("placed");
    }

    @Test
    void readsTheTimelinePageByPage() {
        String id = placed();
        whenLabelled(id);

        JsonNode all = http.get("/v1/orders/" + id + "/events").json();
        assertThat(all.path("items").findValuesAsString("type"))
                .startsWith("stock_held")
                .contains("order_placed");
        assertThat(all.path("items").get(0).path("seq").asLong()).isEqualTo(1);
        assertThat(all.has("next")).isFalse();

        JsonNode first = http.get("/v1/orders/" + id + "/events?limit=1").json();
        JsonNode second = http.get("/v1/orders/" + id + "/events?limit=1&after="
                        + first.path("next").asString())
                .json();
        assertThat(second.path("items").get(0)).isEqualTo(all.path("items").get(1));
    }

    private List<String> ids(String query) {
        return http.get("/v1/orders?" + query).json().path("items").findValuesAsString("id");
    }

    private String placed() {
        return http.checkOut(checkout(platform.sku(10), 1)).json().path("id").asString();
    }

    private Http.Answer whenLabelled(String id) {
        return eventually(
                () -> http.get("/v1/orders/" + id),
                order -> order.json()
                        .path("parcels")
                        .get(0)
                        .path("status")
                        .asString()
                        .equals("labelled"));
    }

    private void pack(String id) {
        whenLabelled(id);
        assertThat(http.post("/v1/parcels/" + parcelOf(id) + "/pack", "").status())
                .isEqualTo(200);
    }

    private String parcelOf(String id) {
        return "par_" + id.substring("ord_".length()) + "_1";
    }

    private Http.Answer cancel(String id, String body) {
        return http.send(http.request("/v1/orders/" + id + "/cancel")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
