package dev.packhorse.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalDevServer;
import dev.packhorse.proof.engine.TemporalEngine;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Http;
import dev.packhorse.proof.platform.Http.Answer;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.Shopper;
import dev.packhorse.proof.platform.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Three customers buy more of a thing than there is, on the whole platform. What comes is given to who came first; one of them no
 * longer waits for the rest of the order. The worker is dead when the first goods come in.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevServerBackorderIT {

    private static final String SKU = Catalogue.SCARCE;
    private static final String CARD = "pm_card_visa";
    private static final Duration CARRIER_PACE = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(90);

    @Test
    void whatIsSoldBeforeItIsThereIsDeliveredInTheOrderInWhichItWasPromised() throws Exception {
        Path folder = Files.createDirectories(
                        Path.of("target", "whole", "Backorder-" + Instant.now().toEpochMilli()))
                .toAbsolutePath();
        try (Postgres postgres = Postgres.start(folder);
                TemporalEngine engine = new TemporalDevServer(folder)) {
            engine.start();
            Postgres.Database database = postgres.create("packhorse");
            Catalogue.lay(database, 1);
            try (Platform platform = new Platform(folder, engine, database, postgres.port(), 1, CARRIER_PACE)) {
                platform.start();
                try (Warehouse people = new Warehouse(platform)) {
                    new Story(platform).tell();
                } catch (AssertionError | RuntimeException failure) {
                    failure.addSuppressed(new AssertionError(platform.lastWords(40)));
                    throw failure;
                }
            }
        }
    }

    private record Story(Platform platform, Shopper shopper) {

        Story(Platform platform) {
            this(platform, new Shopper(platform));
        }

        void tell() throws Exception {
            promise(10);
            Answer opened = shopper.open("first", Shopper.heldOf(3, SKU));
            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
            JsonNode first = placed(shopper.pay(opened.json().path("id").asString(), CARD));
            JsonNode second = placed(shopper.buy("second", Shopper.basketOf(2, SKU, CARD)));
            JsonNode third = placed(shopper.buy("third", Shopper.basket(CARD, Catalogue.plenty(0), SKU)));
            assertThat(statuses(first)).hasSize(2).last().isEqualTo("waiting");
            assertThat(first.at("/lines/0/backordered").asInt()).isEqualTo(2);
            assertThat(statuses(second)).containsExactly("waiting");
            Eventually.holds("the stock says what is left to promise", SOON, () -> left() == 5);
            assertThat(shopper.buy("fourth", Shopper.basketOf(6, SKU, CARD)).code())
                    .isEqualTo("out_of_stock");

            awaitParcel(first, 0, "delivered");
            aPartIsCancelledAfterTheOtherHasLeft(third);

            platform.killWorker(0);
            receive("lorry-1", 3);
            platform.startWorker(0);

            awaitOrder(first, "delivered");
            assertThat(statuses(now(second)))
                    .as("one of two units has come, and waits for the other")
                    .containsExactly("waiting");
            Eventually.holds("one unit still waits", SOON, () -> left() == 9);

            receive("lorry-2", 1);
            awaitOrder(second, "delivered");
            new Run(platform).endsWell();
            assertThat(new Run(platform).sold(SKU)).isEqualTo(5);
            assertThat(new Run(platform).census()).isEqualTo(Map.of("delivered", 3));
        }

        private void promise(int limit) throws IOException {
            Answer stated = Http.put(
                    platform.api() + "/v1/admin/backorders/" + SKU, """
                    {"kind": "backorder", "warehouse": "BER", "limit": %d, "lead_time_days": 14}""".formatted(limit), Map.of("If-None-Match", "*"));
            assertThat(stated.status()).as(stated.body()).isEqualTo(201);
        }

        private void receive(String key, int units) throws IOException {
            Answer received = Http.post(
                    platform.api() + "/v1/admin/receipts",
                    """
                    {"warehouse": "BER", "actor": "grace", "delivery_note": "%s", "lines": [{"sku": "%s", "quantity": %d}]}""".formatted(key, SKU, units),
                    Map.of("Idempotency-Key", key));
            assertThat(received.status()).as(received.body()).isEqualTo(201);
        }

        private void aPartIsCancelledAfterTheOtherHasLeft(JsonNode order) {
            awaitParcel(order, 0, "delivered");
            assertThat(shopper.cancel(order.path("id").asString()).code()).isEqualTo("not_cancellable");
            String waiting = now(order).path("parcels").get(1).path("id").asString();

            Answer cancelled = shopper.cancelParcel(waiting);

            assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
            assertThat(statuses(now(order))).containsExactly("delivered", "cancelled");
            awaitOrder(order, "delivered");
        }

        private int left() {
            try {
                return Http.get(platform.api() + "/v1/stock?sku=" + SKU)
                        .json()
                        .at("/items/0/backorder/available")
                        .asInt(0);
            } catch (IOException away) {
                return -1;
            }
        }

        private static JsonNode placed(Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            return answer.json();
        }

        private JsonNode now(JsonNode order) {
            return shopper.order(order.path("id").asString()).json();
        }

        private void awaitOrder(JsonNode order, String status) {
            Eventually.holds(
                    "order " + order.path("id") + " is " + status,
                    SOON,
                    () -> now(order).path("status").asString().equals(status));
        }

        private void awaitParcel(JsonNode order, int index, String status) {
            Eventually.holds(
                    "parcel " + index + " of " + order.path("id") + " is " + status,
                    SOON,
                    () -> statuses(now(order)).get(index).equals(status));
        }

        private static List<String> statuses(JsonNode order) {
            return StreamSupport.stream(order.path("parcels").spliterator(), false)
                    .map(parcel -> parcel.path("status").asString())
                    .toList();
        }
    }
}
