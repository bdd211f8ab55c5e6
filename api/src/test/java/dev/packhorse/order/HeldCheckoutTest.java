package dev.packhorse.order;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Bodies.expecting;
import static dev.packhorse.api.Bodies.opening;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Hands;
import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.api.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldCheckoutTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();
    private String key = "";

    @BeforeEach
    void freshKey() {
        key = UUID.randomUUID().toString();
    }

    @Test
    void holdsStockWithoutStartingAWorkflow() {
        String sku = platform.sku(10);

        Http.Answer opened = http.open(expecting(opening(sku, 2), 9998), key);

        assertThat(opened.status()).isEqualTo(201);
        String id = opened.json().path("id").asString();
        assertThat(CheckoutId.isWellFormed(id)).isTrue();
        assertThat(opened.header("Location")).isEqualTo("/v1/checkouts/" + id);
        assertThat(opened.json().path("status").asString()).isEqualTo("open");
        assertThat(opened.json().path("total").toString()).isEqualTo("{\"amount\":9998,\"currency\":\"EUR\"}");
        assertThat(Instant.parse(opened.json().path("expires_at").asString())).isAfter(Instant.now());
        assertThat(opened.json().path("supported_actions").toString()).isEqualTo("[\"pay\",\"extend\",\"abandon\"]");
        assertThat(opened.json().has("order_id")).isFalse();
        assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);
    }

    @Test
    void answersTheSameKeyWithTheSameCheckout() {
        String sku = platform.sku(10);
        Http.Answer first = http.open(opening(sku, 2), key);

        Http.Answer again = http.open(opening(sku, 2).replace(",", " , "), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(http.open(opening(sku, 3), key).code()).isEqualTo("idempotency_key_reused");
        assertThat(http.checkOut(checkout(sku, 2), key).code()).isEqualTo("idempotency_key_reused");
        assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);
    }

    @Test
    void saysNoLikeAnOrderWould() {
        String sku = platform.sku(1);

        assertThat(http.open(opening(sku, 3), key)).satisfies(soldOut -> {
            assertThat(soldOut.status()).isEqualTo(409);
            assertThat(soldOut.code()).isEqualTo("out_of_stock");
        });
        assertThat(http.open(expecting(opening(sku, 1), 1), key)).satisfies(changed -> {
            assertThat(changed.status()).isEqualTo(409);
            assertThat(changed.code()).isEqualTo("price_changed");
        });
        assertThat(http.open(opening("NO-SUCH-SKU", 1), key).status()).isEqualTo(422);
        assertThat(http.open(checkout(sku, 1), key).json().path("errors").toString())
                .contains("/payment_method", "unknown_field");
        assertThat(http.post("/v1/checkouts", opening(sku, 1), "Content-Type", "application/json")
                        .code())
                .isEqualTo("idempotency_key_missing");
        assertThat(platform.shop().views().byKey(key)).isEmpty();
    }

    @Test
    void isPaidOnceByTheFirstPaymentMethod() {
        String sku = platform.sku(10);
        String id = opened(sku, 2);

        Http.Answer placed = http.pay(id, "pm_card_visa");

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().path("status").asString()).isEqualTo("placed");
        assertThat(placed.json().path("id").asString()).isEqualTo("ord_" + id.substring(4));
        assertThat(placed.header("Location"))
                .isEqualTo("/v1/orders/" + placed.json().path("id").asString());
        assertThat(placed.header("Idempotent-Replayed")).isEmpty();
        Http.Answer again = http.pay(id, "pm_card_visa");
        assertThat(again.body()).isEqualTo(placed.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(http.pay(id, "pm_card_other").code()).isEqualTo("payment_method_decided");
        assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);
        assertThat(look(id).json().path("status").asString()).isEqualTo("ordered");
        assertThat(look(id).json().path("order_id").asString())
                .isEqualTo(placed.json().path("id").asString());
    }

    @Test
    void answersADeclinedPaymentLikeAnOrderWould() {
        String sku = platform.sku(10);
        String id = opened(sku, 2);

        Http.Answer declined = http.pay(id, "pm_card_declined");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.code()).isEqualTo("payment_declined");
        assertThat(http.pay(id, "pm_card_declined").body()).isEqualTo(declined.body());
        assertThat(http.pay(id, "pm_card_visa").status()).isEqualTo(409);
        assertThat(platform.shop().level(sku, "BER").held()).isZero();
        assertThat(look(id).json().path("status").asString()).isEqualTo("refused");
    }

    @Test
    void sendsTheCustomerToTheBank() {
        String id = opened(platform.sku(10), 1);

        Http.Answer action = http.pay(id, "pm_card_3ds");

        assertThat(action.status()).isEqualTo(202);
        assertThat(action.json().path("next_action").path("url").asString()).startsWith("https://bank.example/ord_");
        assertThat(look(id).json().path("status").asString()).isEqualTo("paying");
    }

    @Test
    void doesNotWaitForThePaymentLongerThanTheCallerWants() {
        String sku = platform.sku(10);
        String id = opened(sku, 1);
        String slow = "pm_slow_" + key.replace('-', '_');

        Http.Answer undecided = http.pay(id, slow, "Prefer", "wait=1");
        assertThat(undecided.status()).isEqualTo(202);
        assertThat(http.post("/v1/checkouts/" + id + "/abandon", "").code()).isEqualTo("not_abandonable");
        assertThat(http.post("/v1/checkouts/" + id + "/extend", "").code()).isEqualTo("not_extendable");

        Hands.GATES.computeIfAbsent(slow, _ -> new CountDownLatch(1)).countDown();
        assertThat(http.pay(id, slow).status()).isEqualTo(201);
    }

    @Test
    void givesTheStockBackWhenAbandoned() {
        String sku = platform.sku(2);
        String id = opened(sku, 2);

        Http.Answer abandoned = http.post("/v1/checkouts/" + id + "/abandon", "");

        assertThat(abandoned.status()).isEqualTo(200);
        assertThat(abandoned.json().path("status").asString()).isEqualTo("abandoned");
        assertThat(http.post("/v1/checkouts/" + id + "/abandon", "").body()).isEqualTo(abandoned.body());
        assertThat(platform.shop().level(sku, "BER").held()).isZero();
        assertThat(http.pay(id, "pm_card_visa")).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("withdrawn");
        });
        assertThat(http.post("/v1/checkouts/" + id + "/extend", "").code()).isEqualTo("not_extendable");
    }

    @Test
    void revivesWhenExtendedOrPaidUnlessTheStockIsGone() {
        String sku = platform.sku(1);
        String extended = opened(sku, 1);
        expire(extended);
        assertThat(look(extended).json().path("status").asString()).isEqualTo("expired");
        assertThat(http.post("/v1/checkouts/" + extended + "/extend", "")).satisfies(revived -> {
            assertThat(revived.status()).isEqualTo(200);
            assertThat(revived.json().path("status").asString()).isEqualTo("open");
        });
        expire(extended);
        key = UUID.randomUUID().toString();
        String quicker = opened(sku, 1);

        assertThat(http.post("/v1/checkouts/" + extended + "/extend", "").code())
                .isEqualTo("out_of_stock");
        assertThat(http.pay(extended, "pm_card_visa").code()).isEqualTo("out_of_stock");

        http.post("/v1/checkouts/" + quicker + "/abandon", "");
        assertThat(http.pay(extended, "pm_card_visa").status()).isEqualTo(201);
    }

    @Test
    void isNotKeptForever() {
        String id = opened(platform.sku(1), 1);
        platform.shop()
                .sql()
                .sql("update stock_hold set created_at = created_at - interval '59 minutes' where order_id = ?")
                .param(new CheckoutId(id).order().value())
                .update();

        Http.Answer extended = http.post("/v1/checkouts/" + id + "/extend", "");
        assertThat(extended.status()).isEqualTo(409);
        assertThat(extended.code()).isEqualTo("not_extendable");
        assertThat(extended.json().path("expires_at").asString()).isNotEmpty();
    }

    @Test
    void hasAnEtag() {
        String id = opened(platform.sku(1), 1);
        Http.Answer seen = look(id);

        assertThat(http.get("/v1/checkouts/" + id, "If-None-Match", seen.header("ETag"))
                        .status())
                .isEqualTo(304);
        http.post("/v1/checkouts/" + id + "/abandon", "");
        assertThat(http.get("/v1/checkouts/" + id, "If-None-Match", seen.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isNotFoundUnderAnotherName() {
        for (String id : new String[] {"chk_01kc8c2v5dr5hbbm1mf5r3bq4x", "ord_01kc8c2v5dr5hbbm1mf5r3bq4x", "1"}) {
            assertThat(look(id).code()).isEqualTo("checkout_not_found");
            assertThat(http.post("/v1/checkouts/" + id + "/extend", "").status())
                    .isEqualTo(404);
            assertThat(http.post("/v1/checkouts/" + id + "/abandon", "").status())
                    .isEqualTo(404);
            assertThat(http.pay(id, "pm_card_visa").status()).isEqualTo(404);
        }
    }

    @Test
    void refusesAPaymentThatIsNone() {
        String id = opened(platform.sku(1), 1);

        assertThat(http.pay(id, "4242424242424242").status()).isEqualTo(422);
        assertThat(http.post("/v1/checkouts/" + id + "/pay", "{}", "Content-Type", "application/json")
                        .json()
                        .path("errors")
                        .get(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/payment_method");
        assertThat(look(id).json().path("status").asString()).isEqualTo("open");
    }

    @Test
    void theDocumentsExampleCanBeRead() {
        OpeningRequest example = new CheckoutReader(Settings.defaults())
                .readOpening(CheckoutExamples.OPENING.getBytes(StandardCharsets.UTF_8));

        assertThat(example.lines()).hasSize(1);
    }

    private String opened(String sku, int quantity) {
        return http.open(opening(sku, quantity), key).json().path("id").asString();
    }

    private Http.Answer look(String id) {
        return http.get("/v1/checkouts/" + id);
    }

    private void expire(String id) {
        Order order = platform.shop().views().order(new CheckoutId(id).order()).orElseThrow();
        platform.shop().timePassesFor(order);
        platform.shop().stock().expireDue(1_000);
        // The API's own sweeper may have been quicker.
        eventually(() -> platform.shop().status(order), status -> status == OrderStatus.EXPIRED);
    }
}
