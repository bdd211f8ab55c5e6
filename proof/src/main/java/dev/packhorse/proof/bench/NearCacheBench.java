package dev.packhorse.proof.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packhorse.catalogue.CacheWarmUp;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueCache;
import dev.packhorse.catalogue.Product;
import dev.packhorse.catalogue.Region;
import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.engine.Ports;
import dev.packhorse.proof.engine.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * What a hit in the near-cache costs, as the catalogue reads it and bare, beside a Caffeine with the same products and a SELECT by
 * primary key. One thread, random products, slices in turns.
 */
public final class NearCacheBench {

    private static final String USAGE = """
            Usage: proof/bench near-cache [--name=value]...
              --products=5000     that are read
              --slices=21         of each shape, alternating
              --millis=100        that a slice lasts
              --warm-up=2000      milliseconds of each shape before anything counts
            """;

    private static final String HIT = "`Catalogue.product`, client";
    private static final int AT_ONCE = 64;

    private final Arguments arguments;
    private final String[] keys;
    private final Map<String, ToLongFunction<String>> shapes = new LinkedHashMap<>();
    private final Medians nanos = new Medians();
    private final Map<String, String> warmUps = new LinkedHashMap<>();
    private long sink;

    private NearCacheBench(Arguments arguments) {
        this.arguments = arguments;
        this.keys = new Random(1)
                .ints(1 << 16, 0, arguments.get("products"))
                .mapToObj(BenchCatalogue::product)
                .toArray(String[]::new);
    }

    public static void main(String[] given) throws IOException, SQLException {
        Arguments arguments =
                Arguments.of(given, USAGE, Map.of("products", 5_000, "slices", 21, "millis", 100, "warm-up", 2_000));
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder)) {
            Postgres.Database database = postgres.create("packhorse");
            BenchCatalogue.lay(database, arguments.get("products"));
            new NearCacheBench(arguments).run(database);
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private void run(Postgres.Database database) throws SQLException {
        int port = Ports.free();
        String members = "127.0.0.1:" + port;
        try (ConfigurableApplicationContext member = open(database, "embedded", port, members);
                ConfigurableApplicationContext client = open(database, "client", port, members);
                ConfigurableApplicationContext local = open(database, "local", port, members);
                Connection connection = database.open();
                PreparedStatement select = connection.prepareStatement("select * from product where id = ?")) {
            warmUp("from the database, into a cluster", member);
            warmUp("from that cluster, into a client", client);
            warmUp("from the database, into a cache of its own", local);
            shapes.put("Caffeine, bare", caffeine(client));
            through("client", client);
            through("embedded", member);
            through("local", local);
            shapes.put("SELECT by primary key, prepared, pgjdbc", key -> row(select, key));
            shapes.values().forEach(shape -> slice(shape, arguments.get("warm-up")));
            for (int i = 0; i < arguments.get("slices"); i++) {
                shapes.forEach((name, shape) -> nanos.add(name, slice(shape, arguments.get("millis"))));
            }
        }
        print();
    }

    private ConfigurableApplicationContext open(Postgres.Database database, String topology, int port, String members) {
        Map<String, String> settings = BenchShop.settings(database, topology, port, members);
        settings.put("packhorse.cache.warm-up", "" + arguments.get("products"));
        return BenchShop.open(settings);
    }

    /** As a process does it that has just started: its code is as cold as its cache. */
    private void warmUp(String way, ConfigurableApplicationContext context) {
        long begun = System.nanoTime();
        int products = context.getBean(CacheWarmUp.class).warm(Duration.ofMinutes(1));
        warmUps.put(way, "%,d products in %.2f s".formatted(products, (System.nanoTime() - begun) / 1e9));
    }

    private void through(String topology, ConfigurableApplicationContext context) {
        Catalogue catalogue = context.getBean(Catalogue.class);
        CatalogueCache cache = context.getBean(CatalogueCache.class);
        fill(catalogue, cache);
        shapes.put(
                "`Catalogue.product`, " + topology,
                key -> catalogue.product(key).orElseThrow().version());
        shapes.put(
                "the port alone, " + topology,
                key -> cache.find(Region.PRODUCTS, key).orElseThrow().version());
    }

    private void fill(Catalogue catalogue, CatalogueCache cache) {
        for (int i = 0; i < arguments.get("products"); i++) {
            String key = BenchCatalogue.product(i);
            catalogue.product(key);
            // Reading is faster than telling: what is on its way to the cluster stays a handful.
            if (i % AT_ONCE == 0 || i == arguments.get("products") - 1) {
                Eventually.holds(
                        key + " is cached",
                        Duration.ofSeconds(30),
                        () -> cache.find(Region.PRODUCTS, key).isPresent());
            }
        }
        for (int i = 0; i < arguments.get("products"); i++) {
            String key = BenchCatalogue.product(i);
            Eventually.holds(key + " is cached", Duration.ofSeconds(30), () -> {
                catalogue.product(key);
                return cache.find(Region.PRODUCTS, key).isPresent();
            });
        }
    }

    private ToLongFunction<String> caffeine(ConfigurableApplicationContext context) {
        Cache<String, Product> cache =
                Caffeine.newBuilder().maximumSize(100_000).build();
        Catalogue catalogue = context.getBean(Catalogue.class);
        for (int i = 0; i < arguments.get("products"); i++) {
            String key = BenchCatalogue.product(i);
            cache.put(key, catalogue.product(key).orElseThrow());
        }
        return key -> {
            Product product = cache.getIfPresent(key);
            return product == null ? 0 : product.version();
        };
    }

    private static long row(PreparedStatement select, String key) {
        try {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong("version")
                        + row.getString("name").length()
                        + row.getString("description").length();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private double slice(ToLongFunction<String> shape, int millis) {
        long begun = System.nanoTime();
        long end = begun + Duration.ofMillis(millis).toNanos();
        long count = 0;
        long now = begun;
        while (now < end) {
            for (int i = 0; i < AT_ONCE; i++) {
                sink += shape.applyAsLong(keys[(int) (count++ & keys.length - 1)]);
            }
            now = System.nanoTime();
        }
        return (now - begun) / (double) count;
    }

    private void print() {
        System.out.printf(
                "%n%d products, one thread, %d slices of %d ms each in turns (checksum %d)%n%n",
                arguments.get("products"), arguments.get("slices"), arguments.get("millis"), sink);
        System.out.println("| | ns, median | ns, best slice | of a hit |");
        System.out.println("|---|---:|---:|---:|");
        shapes.keySet()
                .forEach(name -> System.out.printf(
                        "| %s | %,.0f | %,.0f | %.2f |%n",
                        name, nanos.of(name), nanos.lowest(name), nanos.of(name) / nanos.of(HIT)));
        System.out.println("\n| warm-up, with offers and availability | |\n|---|---:|");
        warmUps.forEach((way, figure) -> System.out.printf("| %s | %s |%n", way, figure));
    }
}
