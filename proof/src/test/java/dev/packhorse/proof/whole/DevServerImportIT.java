package dev.packhorse.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalDevServer;
import dev.packhorse.proof.engine.TemporalEngine;
import dev.packhorse.proof.platform.BulkImport;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.ProductFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A catalogue comes in by file while its worker dies: each row is applied once, whatever happened. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevServerImportIT {

    private static final int PRODUCTS = 40_000;
    private static final Duration AT_MOST = Duration.ofMinutes(4);

    @Test
    void everyRowIsAppliedOnceAlthoughTheWorkerIsKilledInTheMiddle() throws Exception {
        Path folder = Files.createDirectories(
                        Path.of("target", "whole", "Import-" + Instant.now().toEpochMilli()))
                .toAbsolutePath();
        try (Postgres postgres = Postgres.start(folder);
                TemporalEngine engine = new TemporalDevServer(folder)) {
            engine.start();
            Postgres.Database database = postgres.create("packhorse");
            Catalogue.lay(database, 1);
            try (Platform platform =
                    new Platform(folder, engine, database, postgres.port(), 1, Duration.ZERO).withWorkerHeap("256m")) {
                platform.start();
                importAndKill(platform, new ProductFile(PRODUCTS, 7).write(folder.resolve("products.csv")));
            }
        }
    }

    private static void importAndKill(Platform platform, Path file) throws Exception {
        BulkImport first = BulkImport.send(platform, "products", file);
        first.await(
                "some chunks are applied", AT_MOST, seen -> seen.path("done").asInt() >= 3_000);
        platform.killWorker(0);
        int doneWhenKilled = first.now().path("done").asInt();
        platform.startWorker(0);
        JsonNode end = first.awaitEnd(AT_MOST);

        assertThat(doneWhenKilled).isBetween(3_000, PRODUCTS - 1);
        assertThat(end.path("status").asString()).isEqualTo("completed");
        assertThat(end.path("done").asInt()).isEqualTo(PRODUCTS);
        assertThat(end.path("changed").asInt()).isEqualTo(PRODUCTS);
        assertThat(end.path("rejected").asInt()).isZero();
        assertThat(count(platform, "product where id like 'prd\\_file%' and version = 1"))
                .isEqualTo(PRODUCTS);
        assertThat(count(platform, "price where sku like 'FILE-%'")).isEqualTo(2 * PRODUCTS);

        JsonNode again = BulkImport.send(platform, "products", file).awaitEnd(AT_MOST);
        assertThat(again.path("done").asInt()).isEqualTo(PRODUCTS);
        assertThat(again.path("changed").asInt()).isZero();
        assertThat(count(platform, "product where version > 1")).isZero();
        assertThat(platform.oracle().breaches(Duration.ZERO, Duration.ofSeconds(10)))
                .isEmpty();
    }

    private static int count(Platform platform, String what) throws SQLException {
        try (Connection connection = platform.database().open();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + what)) {
            found.next();
            return found.getInt(1);
        }
    }
}
