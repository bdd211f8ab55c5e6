package dev.packhorse.order;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Bodies.opening;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.inventory.HoldBatcher;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** More ask for stock than can be answered: who comes last is sent away at once, and the others are answered. */
class StockBusyTest {

    private final Platform platform = Platform.shared();

    @Test
    void whoFindsNoPlaceInTheQueueIsToldWhenToComeBack() throws Exception {
        String sku = platform.sku(10);
        String key = UUID.randomUUID().toString();
        try (ConfigurableApplicationContext narrow =
                platform.neighbour(platform.temporalTarget(), "packhorse.holds.queue=1", "packhorse.holds.batch=1")) {
            Http http = Platform.http(narrow);
            HoldBatcher batcher = narrow.getBean(HoldBatcher.class);
            CompletableFuture<Http.Answer> decided;
            CompletableFuture<Http.Answer> queued;
            try (Connection elsewhere = platform.shop().database().dataSource().getConnection();
                    Statement statement = elsewhere.createStatement()) {
                elsewhere.setAutoCommit(false);
                statement.execute("select from stock_level where sku = '" + sku + "' for update");
                decided = CompletableFuture.supplyAsync(() -> http.open(opening(sku, 1), "first-" + key));
                eventually(this::waitsForALock, waits -> waits);
                queued = CompletableFuture.supplyAsync(() -> http.open(opening(sku, 1), "second-" + key));
                eventually(batcher::waiting, waiting -> waiting == 1);

                Http.Answer order = http.checkOut(checkout(sku, 1), key);
                Http.Answer checkout = http.open(opening(sku, 1), "third-" + key);

                for (Http.Answer sentAway : new Http.Answer[] {order, checkout}) {
                    assertThat(sentAway.status()).isEqualTo(429);
                    assertThat(sentAway.code()).isEqualTo("stock_busy");
                    assertThat(Integer.parseInt(sentAway.header("Retry-After"))).isPositive();
                }
                elsewhere.rollback();
            }

            assertThat(decided.join().status()).isEqualTo(201);
            assertThat(queued.join().status()).isEqualTo(201);
            assertThat(http.checkOut(checkout(sku, 1), key).status())
                    .as("its key was not used up")
                    .isEqualTo(201);
            assertThat(platform.shop().level(sku, "BER").held()).isEqualTo(3);
        }
    }

    private boolean waitsForALock() {
        return platform.shop()
                .sql()
                .sql(
                        "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }
}
