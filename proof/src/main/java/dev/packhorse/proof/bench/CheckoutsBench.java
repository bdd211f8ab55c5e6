package dev.packhorse.proof.bench;

import dev.packhorse.PersistenceConfiguration;
import dev.packhorse.inventory.Destination;
import dev.packhorse.inventory.HoldAnswer;
import dev.packhorse.inventory.HoldBatcher;
import dev.packhorse.inventory.HoldId;
import dev.packhorse.inventory.HoldRequest;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalDevServer;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.Shopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/**
 * How many checkouts a second an API process holds, over HTTP, between what it stands on and what it spares: the bare
 * {@link HoldBatcher} in this process on the same database, and orders that start a workflow each. Prints a table in Markdown.
 */
public final class CheckoutsBench {

    private static final String USAGE = """
            Usage: proof/bench checkouts [--name=value]...
              --seconds=8     that each line is measured
              --warm-up=20    seconds that each line runs before it is measured
              --callers=64    that ask for checkouts at once
              --clients=16    that place orders at once
              --lines=123     which of them, 1 being checkouts, 2 bare holds, 3 orders
            """;

    private final int seconds;
    private final int warmUp;
    private final int callers;
    private final int clients;
    private final String lines;
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> table = new ArrayList<>();

    private CheckoutsBench(Arguments arguments) {
        seconds = arguments.get("seconds");
        warmUp = arguments.get("warm-up");
        callers = arguments.get("callers");
        clients = arguments.get("clients");
        lines = String.valueOf(arguments.get("lines"));
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        CheckoutsBench bench = new CheckoutsBench(Arguments.of(
                arguments, USAGE, Map.of("seconds", 8, "warm-up", 20, "callers", 64, "clients", 16, "lines", 123)));
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder);
                TemporalDevServer engine = new TemporalDevServer(folder)) {
            engine.start();
            Postgres.Database database = postgres.create("packhorse");
            Catalogue.lay(database, 1);
            try (Platform platform = new Platform(folder, engine, database, postgres.port(), 1, Duration.ZERO)) {
                platform.start();
                bench.run(platform, postgres);
            }
        } finally {
            bench.print();
        }
        FileSystemUtils.deleteRecursively(folder);
        // Threads of the SDK would keep the process for a while.
        System.exit(0);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PersistenceConfiguration.class)
    static class Holding {}

    private void run(Platform platform, Postgres postgres) {
        Processor processor = new Processor(platform, postgres);
        Optional<Timed> checkouts = when(
                "1",
                () -> overHttp(platform, processor, "`POST /v1/checkouts`", "/v1/checkouts", callers, this::opening));
        Optional<Timed> bare = when("2", () -> bare(platform, processor));
        Optional<Timed> orders = when(
                "3",
                () -> overHttp(
                        platform,
                        processor,
                        "`POST /v1/orders` (Update-with-Start)",
                        "/v1/orders",
                        clients,
                        this::order));
        ratio("checkouts / bare `HoldBatcher`", checkouts, bare);
        ratio("checkouts / orders", checkouts, orders);
    }

    private Optional<Timed> when(String line, Supplier<Timed> measurement) {
        return lines.contains(line) ? Optional.of(measurement.get()) : Optional.empty();
    }

    private Timed bare(Platform platform, Processor processor) {
        try (ConfigurableApplicationContext holding = holding(platform.database())) {
            HoldBatcher batcher = holding.getBean(HoldBatcher.class);
            return measure(processor, "bare `HoldBatcher`, in process", callers, () -> () -> hold(batcher));
        }
    }

    private void ratio(String name, Optional<Timed> one, Optional<Timed> other) {
        if (one.isPresent() && other.isPresent()) {
            table.add("| %s | | %.2f | | | | |"
                    .formatted(name, one.get().perSecond() / other.get().perSecond()));
        }
    }

    /** What the processes that serve have used of the processor. */
    private record Processor(Platform platform, Postgres postgres) {

        Duration api() {
            return platform.cpu().getOrDefault("api", Duration.ZERO);
        }

        Duration database() {
            return postgres.cpu();
        }
    }

    private static ConfigurableApplicationContext holding(Postgres.Database database) {
        return new SpringApplicationBuilder(Holding.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--spring.config.import=classpath:packhorse-persistence.yml",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--packhorse.cache.topology=none");
    }

    private Timed overHttp(
            Platform platform, Processor processor, String name, String path, int callers, Supplier<String> body) {
        ConcurrentLinkedQueue<KeepAlive> connections = new ConcurrentLinkedQueue<>();
        try {
            return measure(processor, name, callers, () -> {
                KeepAlive connection = new KeepAlive(platform.api());
                connections.add(connection);
                return () -> {
                    int status = connection.post(path, UUID.randomUUID().toString(), body.get());
                    if (status != 201) {
                        throw new IllegalStateException(path + " was answered " + status + ".");
                    }
                };
            });
        } finally {
            connections.forEach(KeepAlive::close);
        }
    }

    private Timed measure(Processor processor, String name, int callers, Supplier<Runnable> caller) {
        System.err.println("bench: " + name);
        Timed.of(callers, Duration.ofSeconds(warmUp), caller);
        Duration api = processor.api();
        Duration database = processor.database();
        Timed timed = Timed.of(callers, Duration.ofSeconds(seconds), caller);
        String line = "| %s | %d | %.0f | %.1f | %.1f | %.2f | %.2f |"
                .formatted(
                        name,
                        callers,
                        timed.perSecond(),
                        timed.millis(50),
                        timed.millis(99),
                        processor.api().minus(api).toNanos() / 1e6 / timed.calls(),
                        processor.database().minus(database).toNanos() / 1e6 / timed.calls());
        table.add(line);
        // What was measured is told although a later line should fail.
        System.err.println("bench: " + line);
        return timed;
    }

    private void hold(HoldBatcher batcher) {
        OrderLine line =
                new OrderLine(new Sku(Catalogue.plenty(next.getAndIncrement())), "Plenty", 1, Money.of(990, "EUR"));
        HoldRequest request = new HoldRequest(
                new HoldId(OrderId.next(Instant.now()), 1),
                Destination.in("DE"),
                List.of(line),
                Duration.ofMinutes(15));
        if (!(batcher.hold(request) instanceof HoldAnswer.Held)) {
            throw new IllegalStateException("There is plenty of it, but none was held.");
        }
    }

    private String order() {
        return Shopper.basket("pm_card_visa", Catalogue.plenty(next.getAndIncrement()));
    }

    private String opening() {
        return Shopper.heldOf(1, Catalogue.plenty(next.getAndIncrement()));
    }

    private void print() {
        System.out.printf(
                "%n| one line each, 20 SKUs | callers | a second | p50 ms | p99 ms | API's ms | PostgreSQL's ms |%n");
        System.out.println("|---|---|---|---|---|---|---|");
        table.forEach(System.out::println);
    }
}
