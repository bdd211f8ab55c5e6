package dev.packhorse.proof.bench;

import dev.packhorse.proof.bench.ClosedLoop.Pace;
import dev.packhorse.proof.engine.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Orders of one to three SKUs of a thousand, held all or nothing, half of them with the same hot SKU among theirs: the batcher
 * against one transaction per order that writes the same rows. Rounds alternate, and after each what is held must add up.
 */
public final class OrdersBench {

    private static final int SKUS = 1000;
    private static final int CONNECTIONS = 32;

    private static final String USAGE = """
            Usage: orders [--name=value]...
              --rounds=5     of each, alternating
              --seconds=4    per round
              --warm-up=10   seconds of each before anything counts
              --writers=1    of the batcher
              --batch=256    callers that share a transaction at most
            """;

    private OrdersBench() {}

    public static void main(String[] given) throws IOException, SQLException {
        BenchSettings arguments = BenchSettings.of(
                given, USAGE, Map.of("rounds", 5, "seconds", 4, "warm-up", 10, "writers", 1, "batch", 256));
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder);
                StockRoom room = new StockRoom(
                        postgres.create("packhorse"),
                        SKUS,
                        "packhorse.holds.writers=" + arguments.get("writers"),
                        "packhorse.holds.batch=" + arguments.get("batch"));
                OneByOne oneByOne = new OneByOne(room.database(), SKUS, CONNECTIONS)) {
            System.out.printf(
                    "%n| 1 to 3 of %d SKUs, half with the hot one | callers | per second | p50 ms | p99 ms | ratio |%n"
                            + "|---|---|---|---|---|---|%n",
                    SKUS);
            for (int callers : new int[] {32, 256}) {
                compare(arguments, room, oneByOne, callers);
            }
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private static void compare(BenchSettings arguments, StockRoom room, OneByOne oneByOne, int callers)
            throws SQLException {
        Duration warmUp = Duration.ofSeconds(arguments.get("warm-up"));
        ClosedLoop.run(callers, warmUp, room::holdSome);
        ClosedLoop.run(callers, warmUp, oneByOne::holdSome);
        List<Pace> alone = new ArrayList<>();
        List<Pace> together = new ArrayList<>();
        for (int round = 1; round <= arguments.get("rounds"); round++) {
            Duration length = Duration.ofSeconds(arguments.get("seconds"));
            room.settle();
            alone.add(ClosedLoop.run(callers, length, oneByOne::holdSome));
            room.insistOnConservation();
            room.settle();
            together.add(ClosedLoop.run(callers, length, room::holdSome));
            room.insistOnConservation();
            System.err.printf(
                    "bench: %d callers, round %d: %.0f one by one, %.0f together%n",
                    callers,
                    round,
                    alone.getLast().perSecond(),
                    together.getLast().perSecond());
        }
        Pace one = Pace.median(alone);
        Pace batch = Pace.median(together);
        print("one transaction per order, rows locked in order", callers, one, 1);
        print("batcher", callers, batch, batch.perSecond() / one.perSecond());
    }

    private static void print(String what, int callers, Pace pace, double ratio) {
        System.out.printf(
                "| %s | %d | %.0f | %.1f | %.1f | %.1f |%n",
                what, callers, pace.perSecond(), pace.p50(), pace.p99(), ratio);
    }
}
