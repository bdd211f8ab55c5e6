package dev.packhorse.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalDevServer;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Http;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.Shopper;
import dev.packhorse.proof.platform.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * A hundred units, two thousand who want one within ten seconds, and a payment provider that takes two seconds to answer: over HTTP,
 * on processes of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlashSaleIT {

    private static final int UNITS = 100;
    private static final int BUYERS = 2_000;
    private static final Duration RUSH = Duration.ofSeconds(10);

    /** All that is ever heard. */
    private static final Set<String> CLEAN = Set.of(
            "checkout 201",
            "checkout 202",
            "checkout 409 out_of_stock",
            "checkout 429 too_many_buyers",
            "checkout 429 stock_busy",
            "pay 201",
            "pay 202");

    private final List<AutoCloseable> open = new ArrayList<>();
    private Platform platform;
    private Run run;

    @BeforeAll
    void start() throws IOException, SQLException {
        Path folder = Files.createDirectories(Path.of(
                        "target", "whole", "FlashSaleIT-" + Instant.now().toEpochMilli()))
                .toAbsolutePath();
        Postgres postgres = closing(Postgres.start(folder));
        TemporalDevServer engine = closing(new TemporalDevServer(folder));
        engine.start();
        Postgres.Database database = postgres.create("packhorse");
        Catalogue.lay(database, UNITS);
        platform = closing(new Platform(folder, engine, database, postgres.port(), 1, Duration.ofMillis(100)));
        platform.start();
        closing(new Warehouse(platform));
        run = new Run(platform);
        // A sale does not begin on a platform that nobody has used yet: connections stand by then.
        assertThat(new Shopper(platform)
                        .buy("warm-up", Shopper.basket("pm_card_visa", Catalogue.plenty(1)))
                        .status())
                .isEqualTo(201);
        platform.faults("""
                [{"operation": "payment_intents.create", "fault": "latency", "ms": 2000, "times": 100000}]""");
        assertThat(Http.put(
                                platform.api() + "/v1/admin/flash-sales/" + Catalogue.SCARCE,
                                "{\"per_customer_limit\": 1, \"at_once\": 60, \"queue_length\": 400}",
                                Map.of("If-None-Match", "*"))
                        .status())
                .isEqualTo(201);
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

    @Test
    @Order(1)
    void aHundredUnitsAreSoldToAHundredOfTwoThousandBuyers() throws Exception {
        FlashCrowd crowd = new FlashCrowd(platform, Catalogue.SCARCE, "first");

        crowd.come(BUYERS, RUSH);

        assertThat(crowd.ends())
                .as("what was heard: %s", crowd.heard())
                .isEqualTo(Map.of(201, UNITS, 409, BUYERS - UNITS));
        assertThat(crowd.heard().keySet()).isSubsetOf(CLEAN);
        System.err.println("Flash sale: " + crowd.heard());
        run.endsWell();
        assertThat(run.sold(Catalogue.SCARCE)).isEqualTo(UNITS);
    }

    /** Who gets no answer asks again with the same words, as anybody does. */
    @Test
    @Order(2)
    void asManyAreSoldAlthoughTheApiIsKilledInTheMiddle() throws Exception {
        receive(UNITS);
        FlashCrowd crowd = new FlashCrowd(platform, Catalogue.SCARCE, "second");

        crowd.come(BUYERS / 4, RUSH.dividedBy(4));
        Eventually.holds("some have paid", Duration.ofMinutes(1), () -> crowd.paid() >= UNITS / 5);
        platform.killApi();
        platform.startApi();

        assertThat(crowd.ends())
                .as("what was heard: %s", crowd.heard())
                .isEqualTo(Map.of(201, UNITS, 409, BUYERS / 4 - UNITS));
        assertThat(crowd.heard().keySet()).noneMatch(answer -> answer.matches("\\w+ 5\\d\\d .*"));
        run.endsWell();
        assertThat(run.sold(Catalogue.SCARCE)).isEqualTo(2 * UNITS);
    }

    private void receive(int units) throws SQLException {
        try (Connection connection = platform.database().open();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    with level as (
                      update stock_level set on_hand = on_hand + %d, version = version + 1 where sku = 'SCARCE' returning warehouse, sku)
                    insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason)
                    select warehouse, sku, 'received', %d, 0, 'More of it.' from level
                    """.formatted(units, units));
        }
    }
}
