package dev.packhorse.order;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Bodies.expecting;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Hands;
import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckoutTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();
    private String key = "";

    @BeforeEach
    void freshKey() {
        key = UUID.randomUUID().toString();
    }

    @Test
    void placesAnOrder() {
        String sku = platform.sku(10);

        Http.Answer placed = http.checkOut(expecting(checkout(sku, 2), 9998), key);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().path("status").asString()).isEqualTo("placed");
        assertThat(placed.json().path("payment_status").asString()).isEqualTo("authorised");
        assertThat(placed.json().path("total").toString()).isEqualTo("{\"amount\":9998,\"currency\":\"EUR\"}");
        assertThat(placed.json().path("parcels").get(0).path("warehouse").asString())
                .isEqualTo("BER");
        assertThat(placed.header("Location"))
                .isEqualTo("/v1/orders/" + placed.json().path("id").asString());
        assertThat(placed.header("Content-Type")).isEqualTo("application/json");
        assertThat(placed.header("Idempotent-Replayed")).isEmpty();
        assertThat(platform.shop().level(sku, "BER").available()).isEqualTo(8);
    }

    @Test
    void answersTheSameKeyAndMeaningWithTheSameBytes() {
        String sku = platform.sku(10);
        Http.Answer first = http.checkOut(checkout(sku, 2), key);

        Http.Answer again = http.checkOut(checkout(sku, 2).replace(",", " ,\n"), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);
    }

    @Test
    void answersTheSameAlsoWhileTheFirstCallIsRunning() throws Exception {
        String sku = platform.sku(10);
        String slow = "pm_slow_" + UUID.randomUUID().toString().replace('-', '_');
        CountDownLatch gate = Hands.GATES.computeIfAbsent(slow, _ -> new CountDownLatch(1));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Http.Answer> call = () -> http.checkOut(checkout(sku, 2, slow), key, "Prefer", "wait=30");
            var answers = List.of(callers.submit(call), callers.submit(call), callers.submit(call));
            eventually(() -> platform.shop().level(sku, "BER").held(), held -> held == 2);
            Http.Answer impatient = http.checkOut(checkout(sku, 2, slow), key, "Prefer", "wait=1");
            assertThat(impatient.status()).isEqualTo(202);
            gate.countDown();

            Http.Answer first = answers.getFirst().get();
            assertThat(first.status()).isEqualTo(201);
            for (var answer : answers) {
                assertThat(answer.get().body()).isEqualTo(first.body());
            }
            assertThat(answers.stream()
                            .filter(answer -> answer.resultNow()
                                    .header("Idempotent-Replayed")
                                    .isEmpty()))
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);
    }

    @Test
    void refusesTheSameKeyForAnotherOrder() {
        String sku = platform.sku(10);
        http.checkOut(checkout(sku, 2), key);

        Http.Answer other = http.checkOut(checkout(sku, 3), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);
    }

    @Test
    void givesEverythingBackWhenThePaymentIsDeclined() {
        String sku = platform.sku(10);

        Http.Answer declined = http.checkOut(checkout(sku, 2, "pm_card_declined"), key);

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(declined.code()).isEqualTo("payment_declined");
        assertThat(declined.json().path("decline_code").asString()).isEqualTo("insufficient_funds");
        assertThat(platform.shop().level(sku, "BER").held()).isZero();
        Http.Answer again = http.checkOut(checkout(sku, 2, "pm_card_declined"), key);
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.body()).isEqualTo(declined.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        Http.Answer order =
                http.get("/v1/orders/" + declined.json().path("order_id").asString());
        assertThat(order.json().path("refusal").path("code").asString()).isEqualTo("payment_declined");
    }

    @Test
    void namesEachShortfallAndLeavesNothingBehind() {
        String sku = platform.sku(1);

        Http.Answer soldOut = http.checkOut(checkout(sku, 3), key);

        assertThat(soldOut.status()).isEqualTo(409);
        assertThat(soldOut.code()).isEqualTo("out_of_stock");
        assertThat(soldOut.json().path("shortfalls").toString())
                .isEqualTo("[{\"sku\":\"" + sku + "\",\"wanted\":3,\"available\":1}]");
        assertThat(platform.shop().views().byKey(key)).isEmpty();

        platform.shop().receives(5, sku, "BER");
        // What another process received is seen when the memory of the shortage runs out.
        eventually(() -> http.checkOut(checkout(sku, 3), key).status(), status -> status == 201);
    }

    @Test
    void saysTheNewTotalWhenThePriceHasChanged() {
        String sku = platform.sku(10);

        Http.Answer changed = http.checkOut(expecting(checkout(sku, 2), 9000), key);

        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("price_changed");
        assertThat(changed.json().path("new_total").toString()).isEqualTo("{\"amount\":9998,\"currency\":\"EUR\"}");
        assertThat(platform.shop().level(sku, "BER").held()).isZero();
    }

    @Test
    void pointsAtTheLineThatIsNotSold() {
        String sku = platform.sku(10);
        String body =
                checkout(sku, 1).replace("\"lines\": [", "\"lines\": [{\"sku\": \"NO-SUCH-THING\", \"quantity\": 1}, ");

        Http.Answer refused = http.checkOut(body, key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("validation_failed");
        assertThat(refused.json().path("errors").toString())
                .isEqualTo("[{\"pointer\":\"/lines/0/sku\",\"code\":\"not_sold\",\"detail\":\"is not sold in EUR\"}]");

        Http.Answer yen = http.checkOut(checkout(sku, 1).replace("EUR", "JPY"), key);
        assertThat(yen.json().path("errors").get(0).path("detail").asString()).isEqualTo("is not sold in JPY");
    }

    @Test
    void sendsTheCustomerToTheBankAndPlacesTheOrderOnceConfirmed() {
        String sku = platform.sku(10);

        Http.Answer action = http.checkOut(checkout(sku, 2, "pm_card_3ds"), key);

        assertThat(action.status()).isEqualTo(202);
        assertThat(action.json().path("status").asString()).isEqualTo("awaiting_payment");
        assertThat(action.json().path("next_action").path("url").asString()).startsWith("https://bank.example/ord_");
        assertThat(action.json().path("supported_actions").toString()).isEqualTo("[\"confirm_payment\",\"cancel\"]");
        assertThat(http.checkOut(checkout(sku, 2, "pm_card_3ds"), key).body()).isEqualTo(action.body());
    }

    @Test
    void doesNotWaitLongerThanTheCallerWants() {
        String sku = platform.sku(10);
        String slow = "pm_slow_" + UUID.randomUUID().toString().replace('-', '_');

        Instant before = Instant.now();
        Http.Answer undecided = http.checkOut(checkout(sku, 2, slow), key, "Prefer", "wait=0");

        assertThat(undecided.status()).isEqualTo(202);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertThat(undecided.json().path("status").asString()).isEqualTo("pending");
        assertThat(undecided.header("Location"))
                .isEqualTo("/v1/orders/" + undecided.json().path("id").asString());

        Hands.GATES.computeIfAbsent(slow, _ -> new CountDownLatch(1)).countDown();
        Http.Answer decided = http.checkOut(checkout(sku, 2, slow), key);
        assertThat(decided.status()).isEqualTo(201);
        assertThat(decided.json().path("id").asString())
                .isEqualTo(undecided.json().path("id").asString());
    }

    @Test
    void revivesACheckoutWhoseHoldHadExpired() {
        String sku = platform.sku(10);
        var order = ((CheckoutOutcome.Held) platform.shop()
                        .checkouts()
                        .hold(new CheckoutReader(dev.packhorse.api.Settings.defaults())
                                .read(checkout(sku, 2).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .checkout(key)))
                .order();
        platform.shop()
                .sql()
                .sql("update stock_hold set expires_at = now() - interval '1 second' where order_id = ?")
                .param(order.id().value())
                .update();
        platform.shop().stock().expireDue(1_000);
        assertThat(platform.shop().status(order)).isEqualTo(OrderStatus.EXPIRED);

        Http.Answer placed = http.checkOut(checkout(sku, 2), key);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().path("id").asString()).isEqualTo(order.id().value());
    }
}
