package dev.packhorse.proof.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.packhorse.proof.bench.ClosedLoop.Pace;
import dev.packhorse.proof.engine.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * How many holds a second one hot SKU bears, against plain updates of one hot row: what a sale's first second would cost when
 * every buyer made the database commit. Rounds alternate, and after each what is held must add up.
 */
public final class HoldsBench {

    private static final String USAGE = """
            Usage: holds [--name=value]...
              --rounds=5     of each, alternating
              --seconds=4    per round
              --warm-up=10   seconds of each before anything counts
              --writers=1    of the batcher
              --batch=256    callers that share a transaction at most
            """;

    private HoldsBench() {}

    public static void main(String[] given) throws IOException, SQLException {
        BenchSettings arguments = BenchSettings.of(
                given, USAGE, Map.of("rounds", 5, "seconds", 4, "warm-up", 10, "writers", 1, "batch", 256));
        Path folder = Files.createTempDirectory("packhorse-bench");
        try (Postgres postgres = Postgres.start(folder);
                StockRoom room = new StockRoom(
                        postgres.create("packhorse"),
                        1,
                        "packhorse.holds.writers=" + arguments.get("writers"),
                        "packhorse.holds.batch=" + arguments.get("batch"));
                HotRow row = new HotRow(room)) {
            System.out.printf(
                    "%n| one hot SKU | callers | per second | p50 ms | p99 ms | ratio |%n|---|---|---|---|---|---|%n");
            for (int callers : new int[] {32, 256}) {
                compare(arguments, room, row, callers);
            }
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private static void compare(BenchSettings arguments, StockRoom room, HotRow row, int callers) throws SQLException {
        Duration warmUp = Duration.ofSeconds(arguments.get("warm-up"));
        ClosedLoop.run(callers, warmUp, room::holdOne);
        ClosedLoop.run(callers, warmUp, row::update);
        List<Pace> updates = new ArrayList<>();
        List<Pace> holds = new ArrayList<>();
        for (int round = 1; round <= arguments.get("rounds"); round++) {
            Duration length = Duration.ofSeconds(arguments.get("seconds"));
            room.settle();
            updates.add(ClosedLoop.run(callers, length, row::update));
            room.settle();
            holds.add(ClosedLoop.run(callers, length, room::holdOne));
            room.insistOnConservation();
            System.err.printf(
                    "bench: %d callers, round %d: %.0f updates, %.0f holds a second%n",
                    callers,
                    round,
                    updates.getLast().perSecond(),
                    holds.getLast().perSecond());
        }
        Pace update = Pace.median(updates);
        Pace hold = Pace.median(holds);
        print("plain update of one row, autocommit", callers, update, 1);
        print("hold", callers, hold, hold.perSecond() / update.perSecond());
    }

    private static void print(String what, int callers, Pace pace, double ratio) {
        System.out.printf(
                "| %s | %d | %.0f | %.1f | %.1f | %.1f |%n",
                what, callers, pace.perSecond(), pace.p50(), pace.p99(), ratio);
    }

    /** The baseline: a counter that everybody raises, one commit each, over as many connections as do it good. */
    private static final class HotRow implements AutoCloseable {

        private static final int CONNECTIONS = 32;

        private final HikariDataSource connections = new HikariDataSource();

        HotRow(StockRoom room) throws SQLException {
            room.execute("""
                    create table hot_row (id int primary key, held bigint not null) with (fillfactor = 30);
                    insert into hot_row values (1, 0)
                    """);
            connections.setJdbcUrl(room.database().url());
            connections.setUsername(room.database().user());
            connections.setPassword(room.database().password());
            connections.setMaximumPoolSize(CONNECTIONS);
            connections.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
        }

        void update() throws SQLException {
            try (Connection connection = connections.getConnection();
                    PreparedStatement update =
                            connection.prepareStatement("update hot_row set held = held + 1 where id = 1")) {
                update.executeUpdate();
            }
        }

        @Override
        public void close() {
            connections.close();
        }
    }
}
