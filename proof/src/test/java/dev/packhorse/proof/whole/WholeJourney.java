package dev.packhorse.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalEngine;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Http;
import dev.packhorse.proof.platform.Http.Answer;
import dev.packhorse.proof.platform.Link;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.Shopper;
import dev.packhorse.proof.platform.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Orders travel through the whole platform, in processes of its own on real engines, while those processes are killed and the
 * world misbehaves. Whoever is right in the end, the oracle says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(LastWords.class)
abstract class WholeJourney {

    private static final int SCARCE_UNITS = 7;
    private static final Duration CARRIER_PACE = Duration.ofMillis(100);

    private final List<AutoCloseable> open = new ArrayList<>();
    private Link link;
    Platform platform;
    Run run;

    abstract TemporalEngine engine(Path folder, Postgres postgres);

    @BeforeAll
    void start() throws IOException, SQLException {
        Path folder = Files.createDirectories(Path.of(
                        "target",
                        "whole",
                        getClass().getSimpleName() + "-" + Instant.now().toEpochMilli()))
                .toAbsolutePath();
        Postgres postgres = closing(Postgres.start(folder));
        TemporalEngine engine = closing(engine(folder, postgres));
        engine.start();
        Postgres.Database database = postgres.create("packhorse");
        Catalogue.lay(database, SCARCE_UNITS);
        link = closing(Link.to(postgres.port()));
        platform = closing(new Platform(folder, engine, database, link.port(), 2, CARRIER_PACE));
        platform.start();
        closing(new Warehouse(platform));
        run = new Run(platform);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T closing(T one) {
        open.add(one);
        return one;
    }

    /** The journey itself: 50 orders, a worker and then the API killed in their middle and started again. */
    @Test
    void fiftyOrdersEndWellAlthoughAWorkerAndThenTheApiAreKilled() throws Exception {
        Crowd crowd = new Crowd(platform, Crowd.mixed(50, SCARCE_UNITS));
        crowd.shop(8);

        crowd.awaitDecisions(8);
        platform.killWorker(0);
        crowd.awaitDecisions(18);
        platform.startWorker(0);
        crowd.awaitDecisions(30);
        platform.killApi();
        platform.startApi();
        crowd.awaitAll();

        run.endsWell();
        crowd.assertEveryoneHeardTheTruth();
        assertThat(run.sold(Catalogue.SCARCE)).isEqualTo(SCARCE_UNITS);
        assertThat(run.census()).containsKeys("delivered", "refused", "cancelled");
    }

    @Test
    void ordersEndWellAlthoughTheProvidersMisbehave() throws Exception {
        platform.faults("""
                [{"operation": "payment_intents.create", "fault": "answer_lost", "times": 3},
                 {"operation": "payment_intents.create", "fault": "status", "status": 500, "times": 3},
                 {"operation": "payment_intents.capture", "fault": "answer_lost", "times": 3},
                 {"operation": "payment_intents.capture", "fault": "reset", "times": 3},
                 {"operation": "payment_intents.cancel", "fault": "answer_lost", "times": 2},
                 {"operation": "shipments.create", "fault": "answer_lost", "times": 3},
                 {"operation": "shipments.buy", "fault": "answer_lost", "times": 3},
                 {"operation": "shipments.buy", "fault": "status", "status": 429, "retry_after": 1, "times": 3},
                 {"operation": "shipments.refund", "fault": "answer_lost", "times": 2},
                 {"operation": "*", "fault": "latency", "ms": 300, "times": 20},
                 {"operation": "webhooks", "fault": "duplicate", "times": 10},
                 {"operation": "webhooks", "fault": "reorder", "ms": 500, "times": 10},
                 {"operation": "webhooks", "fault": "lost", "times": 2}]
                """);
        Crowd crowd = new Crowd(platform, Crowd.mixed(24, 0));
        crowd.shop(8);
        crowd.awaitAll();
        platform.faults("[]");

        run.endsWell();
        crowd.assertEveryoneHeardTheTruth();
    }

    @Test
    void ordersEndWellAlthoughTemporalIsKilledAndStartedAgain() throws Exception {
        OneCustomer customer = new OneCustomer();
        Crowd crowd = new Crowd(platform, Crowd.mixed(20, 0));
        crowd.shop(8);

        crowd.awaitDecisions(5);
        platform.engine().kill();
        Answer meanwhile = customer.askOnce();
        platform.engine().start();
        Answer afterwards = customer.persist();
        crowd.awaitAll();

        assertThat(meanwhile.status()).as(meanwhile.body()).isEqualTo(503);
        assertThat(meanwhile.code()).isEqualTo("temporal_unavailable");
        assertThat(afterwards.status()).as(afterwards.body()).isEqualTo(201);
        run.endsWell();
        crowd.assertEveryoneHeardTheTruth();
    }

    @Test
    void saysSoWhilePostgresIsOutOfReachAndGoesOnAfterwards() throws Exception {
        OneCustomer customer = new OneCustomer();
        Crowd crowd = new Crowd(platform, Crowd.mixed(12, 0));
        crowd.shop(8);

        crowd.awaitDecisions(3);
        link.cut();
        Answer meanwhile;
        try {
            meanwhile = customer.askOnce();
        } finally {
            link.mend();
        }
        Answer afterwards = customer.persist();
        crowd.awaitAll();

        assertThat(meanwhile.status()).as(meanwhile.body()).isEqualTo(503);
        assertThat(meanwhile.code()).isEqualTo("postgresql_unavailable");
        assertThat(afterwards.status()).as(afterwards.body()).isEqualTo(201);
        run.endsWell();
        crowd.assertEveryoneHeardTheTruth();
    }

    /** Who asks while something is away, and again, with the same key, when it is back. */
    private final class OneCustomer {

        private final String key = UUID.randomUUID().toString();
        private final String basket = Shopper.basket("pm_card_visa", Catalogue.plenty(1));

        Answer askOnce() throws IOException {
            return Http.post(platform.api() + "/v1/orders", basket, Map.of("Idempotency-Key", key));
        }

        Answer persist() {
            return new Shopper(platform).buy(key, basket);
        }
    }
}
