package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalDevServer;
import dev.packhorse.proof.engine.TemporalEngine;
import dev.packhorse.proof.platform.BulkExport;
import dev.packhorse.proof.platform.BulkImport;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.ProductFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * How many rows of a product file a second the platform takes in, by the real way: uploaded to the API, applied by a workflow in a
 * worker of 256 MB; and how many the same rows are by plain JDBC batches into a database beside it.
 */
public final class ImportBench {

    private static final String USAGE = """
            Usage: bench import [--name=value]...
              --products=100000   rows in the file, one variant each
              --seed=1            of the file
              --heap=256m         of the worker
            """;

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Map<String, String> options;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private ImportBench(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        Map<String, String> options = new LinkedHashMap<>(Map.of("products", "100000", "seed", "1", "heap", "256m"));
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            if (parts.length < 2 || options.replace(parts[0], parts[1]) == null) {
                System.err.println("bench: unknown option " + argument + "\n" + USAGE);
                System.exit(2);
            }
        }
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder);
                TemporalEngine engine = new TemporalDevServer(folder)) {
            engine.start();
            new ImportBench(options).run(folder, postgres, engine);
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private void run(Path folder, Postgres postgres, TemporalEngine engine) throws Exception {
        ProductFile products = new ProductFile(
                Integer.parseInt(options.getOrDefault("products", "")),
                Long.parseLong(options.getOrDefault("seed", "")));
        Path file = products.write(folder.resolve("products.csv"));
        figures.put("The file", "%,d rows, %.1f MB".formatted(products.products(), Files.size(file) / 1e6));
        try {
            baseline(postgres, products);
            platform(folder, postgres, engine, products, file);
        } finally {
            System.out.printf("%n| product import, on the %s | |%n|---|---|%n", engine.name());
            figures.forEach((what, figure) -> System.out.printf("| %s | %s |%n", what, figure));
        }
    }

    private void baseline(Postgres postgres, ProductFile products) throws SQLException {
        Postgres.Database database = postgres.create("plain");
        Catalogue.lay(database, 1);
        PlainUpsert plain = new PlainUpsert(database);
        // The first rows of all meet a cold JVM and a cold server.
        plain.run(new ProductFile(Math.min(5_000, products.products()), 99));
        Postgres.Database fresh = postgres.create("fresh");
        Catalogue.lay(fresh, 1);
        PlainUpsert measured = new PlainUpsert(fresh);
        figures.put("Plain JDBC batch upsert, rows a second", rate(products, measured.run(products)));
        figures.put("Plain JDBC batch upsert of the same again", rate(products, measured.run(products)));
    }

    private void platform(Path folder, Postgres postgres, TemporalEngine engine, ProductFile products, Path file)
            throws Exception {
        Postgres.Database database = postgres.create("packhorse");
        Catalogue.lay(database, 1);
        try (Platform platform = new Platform(folder, engine, database, postgres.port(), 1, Duration.ZERO)
                .withWorkerHeap(options.getOrDefault("heap", ""))) {
            platform.start();
            figures.put("Worker at rest", Footprint.of(platform).inWords());
            measure("Packhorse", platform, products, file);
            measure("Packhorse, the same file again", platform, products, file);
            export("Export as a stream", platform, products, () -> BulkExport.stream(platform, "products"));
            export(
                    "Export by a workflow, and fetched",
                    platform,
                    products,
                    () -> BulkExport.written(platform, "products", LIMIT));
        }
    }

    private interface Export {
        long bytes() throws IOException;
    }

    private void export(String name, Platform platform, ProductFile products, Export export) throws Exception {
        Footprint footprint = Footprint.watch(platform);
        long start = System.nanoTime();
        long bytes = export.bytes();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        figures.put(
                name + ", rows a second",
                "%s (%.1f MB in %.1f s; worker at its most %s)"
                        .formatted(
                                rate(products, took),
                                bytes / 1e6,
                                took.toMillis() / 1e3,
                                footprint.stop().inWords()));
    }

    private void measure(String name, Platform platform, ProductFile products, Path file) throws Exception {
        Footprint footprint = Footprint.watch(platform);
        long start = System.nanoTime();
        BulkImport sent = BulkImport.send(platform, "products", file);
        Duration upload = Duration.ofNanos(System.nanoTime() - start);
        JsonNode end = sent.awaitEnd(LIMIT);
        Duration all = Duration.ofNanos(System.nanoTime() - start);
        if (end.path("done").asInt() != products.products()) {
            throw new IllegalStateException("Not all was taken: " + end);
        }
        figures.put(
                name + ", rows a second",
                "%s (upload %.1f s, in all %.1f s; %,d rows changed something; worker at its most %s)"
                        .formatted(
                                rate(products, all),
                                upload.toMillis() / 1e3,
                                all.toMillis() / 1e3,
                                end.path("changed").asLong(),
                                footprint.stop().inWords()));
    }

    private static String rate(ProductFile products, Duration took) {
        return "%,d".formatted(Math.round(products.products() * 1e9 / took.toNanos()));
    }
}
