package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalDevServer;
import dev.packhorse.proof.engine.TemporalEngine;
import dev.packhorse.proof.engine.TemporalOnPostgres;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * How many orders a second the platform carries to the door, and how many an empty journey of the same shape does, in one run on
 * one machine: what is left of the engine's own pace once the steps do something. Prints a table in Markdown.
 */
public final class JourneyBench {

    private static final int LATENCY_ORDERS = 200;
    private static final int LATENCY_CLIENTS = 4;
    private static final int HISTORIES = 50;

    private final Options options;
    private final Postgres postgres;
    private final TemporalEngine engine;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private JourneyBench(Options options, Postgres postgres, TemporalEngine engine) {
        this.options = options;
        this.postgres = postgres;
        this.engine = engine;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder);
                TemporalEngine engine = options.engine().equals("dev")
                        ? new TemporalDevServer(folder)
                        : new TemporalOnPostgres(folder, postgres)) {
            engine.start();
            new JourneyBench(options, postgres, engine).run(folder);
        }
        FileSystemUtils.deleteRecursively(folder);
        // Threads of the SDK would keep the process for a while.
        System.exit(0);
    }

    private void run(Path folder) throws SQLException {
        try (BareShape bare = new BareShape(engine.target())) {
            if (options.bareOnly()) {
                compare(new Rounds(bare, this::cpu), List.of());
                histories(bare);
            } else {
                runBoth(folder, bare);
            }
        } finally {
            // Minutes of measuring are not thrown away because a later part failed.
            print();
        }
    }

    private void runBoth(Path folder, BareShape bare) throws SQLException {
        Postgres.Database database = postgres.create("packhorse");
        Catalogue.lay(database, 1);
        Platform platform = new Platform(folder, engine, database, postgres.port(), 1, Duration.ZERO);
        try (PlatformShape real = new PlatformShape(platform)) {
            platform.start();
            Rounds bareRounds = new Rounds(bare, this::cpu);
            Rounds realRounds = new Rounds(real, () -> together(platform));
            compare(bareRounds, List.of(realRounds));
            latency(real);
            histories(real);
            histories(bare);
        }
        startUp(folder);
    }

    private Map<String, Duration> cpu() {
        Map<String, Duration> cpu = new HashMap<>();
        cpu.put("temporal", engine.cpu());
        cpu.put("postgres", postgres.cpu());
        cpu.put("driver", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return cpu;
    }

    private Map<String, Duration> together(Platform platform) {
        Map<String, Duration> cpu = cpu();
        cpu.putAll(platform.cpu());
        return cpu;
    }

    private void compare(Rounds bare, List<Rounds> others) {
        say("warming up");
        List<Rounds> all = new ArrayList<>(List.of(bare));
        all.addAll(others);
        // The platform has more to compile, and it is the one that is judged.
        bare.warmUp(options.warmUp() / 3, options.clients());
        others.forEach(rounds -> rounds.warmUp(options.warmUp() * 2 / 3, options.clients()));
        for (int i = 1; i <= options.rounds(); i++) {
            say("round " + i + " of " + options.rounds());
            all.forEach(rounds -> rounds.measure(options.orders(), options.clients()));
        }
        all.forEach(rounds -> {
            figures.put(
                    rounds.name() + ", orders to delivery per second",
                    "%.1f (%s)".formatted(rounds.median(), rounds.each()));
            figures.put(rounds.name() + ", ms of CPU per order", cpuInWords(rounds));
        });
        others.forEach(real ->
                figures.put(real.name() + " / " + bare.name(), "%.2f".formatted(real.median() / bare.median())));
    }

    private static String cpuInWords(Rounds rounds) {
        return String.join(
                ", ",
                rounds.cpuPerOrder().entrySet().stream()
                        .map(entry -> "%s %.0f".formatted(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private void latency(PlatformShape real) {
        say("latency");
        List<Duration> waits = real.waits(LATENCY_ORDERS, LATENCY_CLIENTS);
        figures.put(
                "Checkout to answer, %d orders, %d clients".formatted(LATENCY_ORDERS, LATENCY_CLIENTS),
                "p50 %d ms, p99 %d ms".formatted(quantile(waits, 50), quantile(waits, 99)));
    }

    private static long quantile(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100).toMillis();
    }

    private void histories(PlatformShape real) {
        say("histories");
        List<String> orders = real.deliveredOrders(HISTORIES).stream()
                .map(order -> "order/" + order)
                .toList();
        figures.put("An order in Temporal's history", inWords(Histories.of(engine.target(), orders)));
    }

    private void histories(BareShape bare) {
        figures.put(
                "A bare order in Temporal's history", inWords(Histories.of(engine.target(), bare.placed(HISTORIES))));
    }

    private void startUp(Path folder) {
        say("start-up of the quickstart");
        StartUp quickstart = new StartUp(folder.resolve("quickstart"));
        figures.put("Quickstart, from nothing to its banner", seconds(quickstart.time()));
        figures.put("Quickstart, started again", seconds(quickstart.time()));
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }

    private static String inWords(Histories histories) {
        return "%d events, %d workflow tasks, %d regular activities"
                .formatted(histories.events(), histories.workflowTasks(), histories.activities());
    }

    private void print() {
        System.out.printf("%n| on the %s, %d clients | |%n|---|---|%n", engine.name(), options.clients());
        figures.forEach((what, figure) -> System.out.printf("| %s | %s |%n", what, figure));
    }

    private static void say(String what) {
        System.err.println("bench: " + what);
    }
}
