package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Child;
import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.engine.Ports;
import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.platform.Http;
import dev.packhorse.proof.platform.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.util.FileSystemUtils;

/** Reads of products and stock over HTTP, beside the least that the same server can answer and beside a read by JPA. */
public final class ReadsBench {

    private static final String USAGE = """
            Usage: proof/bench reads [--name=value]...
              --connections=64    that stay open
              --products=2000     that are read, in turn
              --rounds=5          of each shape, alternating
              --seconds=2         that a round lasts
              --warm-up=8         seconds for each shape before anything counts
            """;

    private static final String BARE = "bare JSON endpoint";

    private final Arguments arguments;
    private final Medians perSecond = new Medians();
    private final Medians half = new Medians();
    private final Medians slowest = new Medians();
    private final Map<String, Integer> bytes = new LinkedHashMap<>();

    private ReadsBench(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] given) throws IOException, SQLException {
        Arguments arguments = Arguments.of(
                given, USAGE, Map.of("connections", 64, "products", 2_000, "rounds", 5, "seconds", 2, "warm-up", 8));
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder)) {
            Postgres.Database database = postgres.create("packhorse");
            BenchCatalogue.lay(database, arguments.get("products"));
            new ReadsBench(arguments).run(folder, database);
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private void run(Path folder, Postgres.Database database) {
        List<Integer> ports = Ports.free(3);
        try (Child api =
                Jvm.start("api", folder, "dev.packhorse.proof.bench.ReadsApi", settings(database, ports), List.of())) {
            String health = "http://127.0.0.1:" + ports.get(1) + "/actuator/health/readiness";
            try {
                Eventually.holds("the API serves", Duration.ofMinutes(3), () -> !api.isAlive() || isOk(health));
                measure(new HttpLoad(ports.get(0), arguments.get("connections")));
            } catch (RuntimeException e) {
                throw new IllegalStateException("The API said:\n" + api.tail(40), e);
            }
        }
        print();
    }

    private Map<String, String> settings(Postgres.Database database, List<Integer> ports) {
        return Map.of(
                "server.port",
                "" + ports.get(0),
                "management.server.port",
                "" + ports.get(1),
                "packhorse.cache.port",
                "" + ports.get(2),
                "packhorse.cache.topology",
                "embedded",
                "packhorse.cache.warm-up",
                "" + arguments.get("products"),
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                // The reads by JPA wait for a connection rather than being refused: what is wanted is their pace.
                "spring.datasource.hikari.connection-timeout",
                "20000",
                // Nothing here speaks to Temporal.
                "spring.temporal.connection.target",
                "127.0.0.1:1");
    }

    private static boolean isOk(String url) {
        try {
            return Http.get(url).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void measure(HttpLoad load) {
        int products = arguments.get("products");
        Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
        shapes.put(BARE, _ -> "/bench/bare");
        shapes.put("as many bytes as a product, ready-made", _ -> "/bench/bytes");
        shapes.put("`GET /v1/products/{id}`", n -> "/v1/products/" + BenchCatalogue.product(n % products));
        shapes.put("`GET /v1/stock?sku=`", n -> "/v1/stock?sku=" + BenchCatalogue.sku(n % products));
        shapes.put("the same product by JPA", n -> "/bench/jpa/" + BenchCatalogue.product(n % products));
        shapes.forEach((name, path) -> {
            System.err.println("bench: warming up " + name);
            load.run(Duration.ofSeconds(arguments.get("warm-up")), path);
        });
        for (int round = 1; round <= arguments.get("rounds"); round++) {
            System.err.println("bench: round " + round + " of " + arguments.get("rounds"));
            shapes.forEach((name, path) -> {
                HttpLoad.Result result = load.run(Duration.ofSeconds(arguments.get("seconds")), path);
                perSecond.add(name, result.perSecond());
                half.add(name, result.millis(0.5));
                slowest.add(name, result.millis(0.99));
                bytes.put(name, result.bytes());
            });
        }
    }

    private void print() {
        System.out.printf(
                "%n%d connections, medians of %d rounds of %d s%n%n",
                arguments.get("connections"), arguments.get("rounds"), arguments.get("seconds"));
        System.out.println("| | requests/s | of the bare one | p50 ms | p99 ms | bytes |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        bytes.forEach((name, size) -> System.out.printf(
                "| %s | %,.0f | %.2f | %.1f | %.1f | %d |%n",
                name,
                perSecond.of(name),
                perSecond.of(name) / perSecond.of(BARE),
                half.of(name),
                slowest.of(name),
                size));
    }
}
