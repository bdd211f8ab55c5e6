package dev.packhorse.flashsale;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Bodies.opening;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FlashSaleApiTest {

    private static final String ONE_EACH = "{\"per_customer_limit\": 1, \"at_once\": 50, \"queue_length\": 2}";

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void isSetChangedAndRemovedByWhoHasSeenIt() {
        String sku = platform.sku(1);
        assertThat(http.get(path(sku)).code()).isEqualTo("flash_sale_not_found");
        assertThat(put(sku, ONE_EACH).code()).isEqualTo("precondition_required");
        assertThat(put(sku, ONE_EACH, "If-Match", "\"1\"").code()).isEqualTo("precondition_failed");

        Http.Answer set = put(sku, ONE_EACH, "If-None-Match", "*");
        assertThat(set.status()).isEqualTo(201);
        assertThat(set.json().path("per_customer_limit").asInt()).isEqualTo(1);
        assertThat(put(sku, ONE_EACH, "If-None-Match", "*").status()).isEqualTo(412);

        Http.Answer changed = put(sku, ONE_EACH.replace("1,", "2,"), "If-Match", set.header("ETag"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(http.get(path(sku)).header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(delete(sku, "If-Match", set.header("ETag")).status()).isEqualTo(412);
        assertThat(delete(sku).status()).isEqualTo(428);
        assertThat(delete(sku, "If-Match", changed.header("ETag")).status()).isEqualTo(204);
        assertThat(http.get(path(sku)).status()).isEqualTo(404);
    }

    @Test
    void namesEverythingThatIsWrongWithIt() {
        String sku = platform.sku(1);

        Http.Answer refused = put(sku, """
                {"per_customer_limit": 0, "at_once": "many", "starts_at": "soon", "hello": 1}""", "If-None-Match", "*");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/per_customer_limit", "/at_once", "/queue_length", "/starts_at", "/hello");
        assertThat(put(
                                sku,
                                ONE_EACH.replace(
                                        "}",
                                        ", \"starts_at\": \"2026-12-01T10:00:00Z\", \"ends_at\": \"2026-12-01T10:00:00Z\"}"),
                                "If-None-Match",
                                "*")
                        .json()
                        .path("errors")
                        .get(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/ends_at");
        assertThat(put("NO-SUCH-SKU", ONE_EACH, "If-None-Match", "*").code()).isEqualTo("flash_sale_not_found");
    }

    @Test
    void letsBuyersWaitInTheOrderInWhichTheyCame() {
        String sku = onSale(1);
        Http.Answer first = open(sku, "first");
        assertThat(first.status()).isEqualTo(201);

        // What the process knows of sales is a moment old.
        Http.Answer second = eventually(() -> open(sku, "second"), answer -> answer.status() == 202);
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(second.json().path("queue").path("position").asInt()).isEqualTo(1);
        assertThat(second.json().path("queue").path("sku").asString()).isEqualTo(sku);
        Http.Answer third = open(sku, "third");
        assertThat(third.json().path("queue").path("position").asInt()).isEqualTo(2);
        assertThat(http.get(third.header("Location"))
                        .json()
                        .path("queue")
                        .path("length")
                        .asInt())
                .isEqualTo(2);
        assertThat(open(sku, "fourth")).satisfies(away -> {
            assertThat(away.status()).isEqualTo(429);
            assertThat(away.code()).isEqualTo("too_many_buyers");
            assertThat(away.header("Retry-After")).isNotEmpty();
        });

        http.post("/v1/checkouts/" + first.json().path("id").asString() + "/abandon", "");

        Http.Answer turn = eventually(() -> open(sku, "second"), answer -> answer.status() == 201);
        assertThat(open(sku, "third").status()).isEqualTo(202);
        assertThat(http.pay(turn.json().path("id").asString(), "pm_card_visa").status())
                .isEqualTo(201);
        // All is sold: nothing can come back.
        assertThat(eventually(() -> open(sku, "third"), answer -> answer.status() == 409)
                        .code())
                .isEqualTo("out_of_stock");
    }

    @Test
    void limitsWhatACustomerCanHave() {
        String sku = onSale(10);
        assertThat(open(sku, "ada").status()).isEqualTo(201);

        assertThat(open(sku, "ADA", UUID.randomUUID().toString())).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("customer_limit");
            assertThat(refused.json().path("left").asInt(-1)).isZero();
        });
        assertThat(http.checkOut(checkout(sku, 1).replace("ada@", "bob@")).status())
                .isEqualTo(201);
        assertThat(http.checkOut(checkout(sku, 1).replace("ada@", "bob@")).code())
                .isEqualTo("customer_limit");
    }

    @Test
    void aTicketIsNotFoundUnderAnotherName() {
        assertThat(http.get("/v1/tickets/tkt_1").code()).isEqualTo("ticket_not_found");
    }

    private String onSale(int units) {
        String sku = platform.sku(units);
        put(sku, ONE_EACH, "If-None-Match", "*");
        return sku;
    }

    private Http.Answer open(String sku, String customer) {
        return open(sku, customer, customer + sku);
    }

    private Http.Answer open(String sku, String customer, String key) {
        return http.open(opening(sku, 1).replace("ada@", customer + "@"), key);
    }

    private static String path(String sku) {
        return "/v1/admin/flash-sales/" + sku;
    }

    private Http.Answer put(String sku, String body, String... headers) {
        return http.send(http.request(path(sku), headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Http.Answer delete(String sku, String... headers) {
        return http.send(http.request(path(sku), headers).DELETE());
    }
}
