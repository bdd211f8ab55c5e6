package dev.packhorse.api;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What the API says while PostgreSQL or Temporal is away, and that nothing is lost or done twice by it. */
class OutageTest {

    private final Platform platform = Platform.shared();

    @Test
    void saysThatTemporalIsAwayAndPlacesTheOrderOnceItIsBack() throws IOException {
        String sku = platform.sku(10);
        String key = UUID.randomUUID().toString();
        int temporal = Integer.parseInt(platform.temporalTarget().split(":")[1]);
        try (Tap line = new Tap(temporal)) {
            line.cut();
            try (ConfigurableApplicationContext api = platform.neighbour("127.0.0.1:" + line.port())) {
                Http http = Platform.http(api);

                Instant before = Instant.now();
                Http.Answer away = http.checkOut(checkout(sku, 2), key);
                assertThat(away.status()).isEqualTo(503);
                assertThat(away.code()).isEqualTo("temporal_unavailable");
                assertThat(away.header("Retry-After")).isNotEmpty();
                assertThat(http.checkOut(checkout(sku, 2), key, "Prefer", "wait=0")
                                .code())
                        .isEqualTo("temporal_unavailable");
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
                assertThat(http.get("/v1/orders").status()).isEqualTo(200);
                assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);

                line.mend();
                Http.Answer placed =
                        eventually(() -> http.checkOut(checkout(sku, 2), key), answer -> answer.status() == 201);
                assertThat(placed.header("Idempotent-Replayed")).isEqualTo("true");
                assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(2);
            }
        }
    }

    @Test
    void saysThatPostgresqlIsAwayAndRecovers() throws Exception {
        String sku = platform.sku(10);
        String key = UUID.randomUUID().toString();
        String database = platform.shop().database().url();
        try (Tap line = Tap.to(database);
                ConfigurableApplicationContext api =
                        Platform.startApi(line.through(database), platform.temporalTarget())) {
            Http http = Platform.http(api);
            String id = http.checkOut(checkout(sku, 1)).json().path("id").asString();
            line.cut();

            Instant before = Instant.now();
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Http.Answer>> calls = List.of(
                        () -> http.checkOut(checkout(sku, 2), key),
                        () -> http.get("/v1/orders/" + id),
                        () -> http.get("/v1/orders"),
                        () -> http.get("/v1/orders/" + id + "/events"),
                        () -> http.get("/v1/orders/" + id + "/events", "Accept", "text/event-stream"),
                        () -> http.post("/v1/orders/" + id + "/cancel", "", "Content-Type", "application/json"),
                        () -> http.post("/v1/parcels/par_" + id.substring(4) + "_1/pack", ""),
                        () -> http.get("/v1/products"),
                        () -> http.post("/v1/webhooks/stripe", event(), "Stripe-Signature", signature()));
                for (var answer : callers.invokeAll(calls)) {
                    Http.Answer away = answer.get();
                    assertThat(away.status()).as(away.body()).isEqualTo(503);
                    assertThat(away.code()).isEqualTo("postgresql_unavailable");
                    assertThat(away.header("Retry-After")).isNotEmpty();
                }
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(1);

            line.mend();
            eventually(() -> http.checkOut(checkout(sku, 2), key), answer -> answer.status() == 201);
            assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(3);
        }
    }

    private static String event() {
        return Signatures.intentEvent("evt_1", "payment_intent.succeeded", "pi_1");
    }

    private static String signature() {
        return Signatures.stripe(event(), "whsec_stripe", Instant.now());
    }
}
