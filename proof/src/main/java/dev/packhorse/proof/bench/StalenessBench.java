package dev.packhorse.proof.bench;

import dev.packhorse.AfterCommit;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueCache;
import dev.packhorse.catalogue.CatalogueEditor;
import dev.packhorse.catalogue.Product;
import dev.packhorse.catalogue.Region;
import dev.packhorse.proof.engine.Child;
import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.engine.Ports;
import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.platform.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** How long after a commit other processes still show what was there before: a second member, and a client. */
public final class StalenessBench {

    private static final String USAGE = """
            Usage: proof/bench staleness [--name=value]...
              --changes=500       of eight products in turn
              --pause=20          milliseconds between two, on average
              --warm-up=200       changes before anything counts
            """;

    /** Some of their entries are owned by the writer, some by the other member. */
    private static final int PRODUCTS = 8;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Arguments arguments;
    private final Path folder;
    private final Postgres.Database database;
    private final Map<Integer, Long> committed = new HashMap<>();
    private final long[] trips;

    private StalenessBench(Arguments arguments, Path folder, Postgres.Database database) {
        this.arguments = arguments;
        this.folder = folder;
        this.database = database;
        this.trips = new long[arguments.get("changes")];
    }

    public static void main(String[] given) throws IOException, SQLException {
        Arguments arguments = Arguments.of(given, USAGE, Map.of("changes", 500, "pause", 20, "warm-up", 200));
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder)) {
            Postgres.Database database = postgres.create("packhorse");
            BenchCatalogue.lay(database, 2 * PRODUCTS);
            new StalenessBench(arguments, folder, database).run();
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private void run() {
        List<Integer> ports = Ports.free(2);
        String members = "127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1);
        try (ConfigurableApplicationContext writer =
                        BenchShop.open(BenchShop.settings(database, "embedded", ports.get(0), members));
                Child member = reader("member", BenchShop.settings(database, "embedded", ports.get(1), members));
                Child client = reader("client", BenchShop.settings(database, "client", ports.get(1), members))) {
            await(member, "looking");
            await(client, "looking");
            change(writer);
            await(member, "done");
            await(client, "done");
            print(delays(member), delays(client));
        }
    }

    private Child reader(String name, Map<String, String> settings) {
        return Jvm.start(
                name,
                folder,
                "dev.packhorse.proof.bench.StalenessReader",
                settings,
                List.of("" + PRODUCTS, "" + (arguments.get("warm-up") + arguments.get("changes"))));
    }

    private static void await(Child child, String line) {
        Eventually.holds(child.name() + " is " + line, LIMIT, () -> {
            String said = child.tail(1_000_000);
            if (!child.isAlive() && !said.contains("done")) {
                throw new IllegalStateException(child.name() + " ended:\n" + child.tail(30));
            }
            return said.lines().anyMatch(line::equals);
        });
    }

    private void change(ConfigurableApplicationContext writer) {
        CatalogueEditor editor = writer.getBean(CatalogueEditor.class);
        Catalogue catalogue = writer.getBean(Catalogue.class);
        CatalogueCache cache = writer.getBean(CatalogueCache.class);
        TransactionTemplate transaction = new TransactionTemplate(writer.getBean(PlatformTransactionManager.class));
        List<Product> products = IntStream.range(0, PRODUCTS)
                .mapToObj(i -> catalogue.product(BenchCatalogue.product(i)).orElseThrow())
                .toList();
        int warmUp = arguments.get("warm-up");
        for (int i = 0; i < warmUp + arguments.get("changes"); i++) {
            int change = i;
            transaction.executeWithoutResult(_ -> {
                // What is registered first comes first after the commit.
                AfterCommit.run(() -> committed.put(change, StalenessReader.micros()));
                editor.put(products.get(change % PRODUCTS));
            });
            pause();
            long asked = System.nanoTime();
            cache.olderThan(Region.PRODUCTS, Map.of(BenchCatalogue.product(PRODUCTS + i % PRODUCTS), 1L));
            if (i >= warmUp) {
                trips[i - warmUp] = (System.nanoTime() - asked) / 1_000;
            }
            pause();
        }
    }

    private void pause() {
        int micros = arguments.get("pause") * 1_000;
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextInt(micros)));
    }

    /** Microseconds from the commit to the sight, of each change that counts. One that was skipped was seen with the next. */
    private long[] delays(Child reader) {
        Map<Integer, Long> seen = new HashMap<>();
        reader.tail(1_000_000).lines().filter(line -> line.startsWith("saw ")).forEach(line -> {
            String[] words = line.split(" ");
            int change = Integer.parseInt(words[1]) + (Integer.parseInt(words[2]) - 2) * PRODUCTS;
            seen.put(change, Long.parseLong(words[3]));
        });
        int all = arguments.get("warm-up") + arguments.get("changes");
        for (int change = all - 1 - PRODUCTS; change >= 0; change--) {
            seen.putIfAbsent(change, Objects.requireNonNull(seen.get(change + PRODUCTS)));
        }
        return IntStream.range(arguments.get("warm-up"), all)
                // The reader may have looked between the commit and our look at the clock.
                .mapToLong(change -> Math.max(
                        0, Objects.requireNonNull(seen.get(change)) - Objects.requireNonNull(committed.get(change))))
                .toArray();
    }

    private void print(long[] member, long[] client) {
        System.out.printf("%n%d changes, one every %d ms%n%n", arguments.get("changes"), arguments.get("pause"));
        System.out.println("| ms from the commit until it is seen by | p50 | p99 | max |");
        System.out.println("|---|---:|---:|---:|");
        row("another member", member);
        row("a client", client);
        row("(one question to an owner and back)", trips);
    }

    private static void row(String name, long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "| %s | %.2f | %.2f | %.2f |%n",
                name,
                sorted[sorted.length / 2] / 1000.0,
                sorted[(int) (sorted.length * 0.99)] / 1000.0,
                sorted[sorted.length - 1] / 1000.0);
    }
}
