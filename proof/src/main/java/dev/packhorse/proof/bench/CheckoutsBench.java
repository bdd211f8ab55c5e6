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
              --seconds=8     that each line is measured, after half as many to warm up
              --callers=64    that ask for checkouts at once
              --clients=16    that place orders at once
            """;

    private final int seconds;
    private final int callers;
    private final int clients;
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> lines = new ArrayList<>();

    private CheckoutsBench(int seconds, int callers, int clients) {
        if (seconds < 1 || callers < 1 || clients < 1) {
            throw new IllegalArgumentException("there is at least one of each");
        }
        this.seconds = seconds;
        this.callers = callers;
        this.clients = clients;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        CheckoutsBench bench;
        try {
            bench = of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder);
                TemporalDevServer engine = new TemporalDevServer(folder)) {
            engine.start();
            Postgres.Database database = postgres.create("packhorse");
            Catalogue.lay(database, 1);
            try (Platform platform = new Platform(folder, engine, database, postgres.port(), 1, Duration.ZERO)) {
                platform.start();
                bench.run(platform);
            }
        } finally {
            bench.print();
        }
        FileSystemUtils.deleteRecursively(folder);
        // Threads of the SDK would keep the process for a while.
        System.exit(0);
    }

    private static CheckoutsBench of(String[] arguments) {
        int seconds = 8;
        int callers = 64;
        int clients = 16;
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            int value = Integer.parseInt(parts.length > 1 ? parts[1] : "");
            switch (parts[0]) {
                case "--seconds" -> seconds = value;
                case "--callers" -> callers = value;
                case "--clients" -> clients = value;
                default -> throw new IllegalArgumentException("unknown option " + argument);
            }
        }
        return new CheckoutsBench(seconds, callers, clients);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PersistenceConfiguration.class)
    static class Holding {}

    private void run(Platform platform) {
        Timed bare;
        try (ConfigurableApplicationContext holding = holding(platform.database())) {
            HoldBatcher batcher = holding.getBean(HoldBatcher.class);
            bare = measure("bare `HoldBatcher`, in process", callers, () -> () -> hold(batcher));
        }
        Timed checkouts = overHttp(platform, "`POST /v1/checkouts`", "/v1/checkouts", callers, this::opening);
        Timed orders = overHttp(platform, "`POST /v1/orders` (Update-with-Start)", "/v1/orders", clients, this::order);
        lines.add(
                "| checkouts / bare `HoldBatcher` | | %.2f | | |".formatted(checkouts.perSecond() / bare.perSecond()));
        lines.add("| checkouts / orders | | %.0f | | |".formatted(checkouts.perSecond() / orders.perSecond()));
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

    private Timed overHttp(Platform platform, String name, String path, int callers, Supplier<String> body) {
        ConcurrentLinkedQueue<KeepAlive> connections = new ConcurrentLinkedQueue<>();
        try {
            return measure(name, callers, () -> {
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

    private Timed measure(String name, int callers, Supplier<Runnable> caller) {
        System.err.println("bench: " + name);
        Timed.of(callers, Duration.ofMillis(500L * seconds), caller);
        Timed timed = Timed.of(callers, Duration.ofSeconds(seconds), caller);
        lines.add("| %s | %d | %.0f | %.1f | %.1f |"
                .formatted(name, callers, timed.perSecond(), timed.millis(50), timed.millis(99)));
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
        String order = order();
        return order.substring(0, order.indexOf(",\n \"payment_method\"")) + "}";
    }

    private void print() {
        System.out.printf(
                "%n| one line each, 20 SKUs | callers | a second | p50 ms | p99 ms |%n|---|---|---|---|---|%n");
        lines.forEach(System.out::println);
    }
}
