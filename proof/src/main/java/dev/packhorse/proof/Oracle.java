package dev.packhorse.proof;

import dev.packhorse.proof.invariant.Inquiry;
import dev.packhorse.proof.invariant.Inquiry.Breach;
import dev.packhorse.proof.invariant.Invariant;
import dev.packhorse.proof.invariant.Witness;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Decides whether the platform kept its promises. It believes two witnesses only, PostgreSQL and what the outside world wrote
 * down for itself, and shares no code with what it judges.
 */
public final class Oracle {

    static final int ALL_KEPT = 0;
    static final int BROKEN = 1;
    static final int COULD_NOT_LOOK = 2;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final String USAGE = """
            Usage: oracle --ledger=URL-or-file [--name=value]...
              --jdbc=jdbc:postgresql://127.0.0.1:5432/packhorse
              --user=packhorse
              --password=...                or PACKHORSE_ORACLE_PASSWORD
              --ledger=http://127.0.0.1:8090/_sandbox/ledger
              --ended-within=P14D           an older order must have ended, or wait for a person
              --settle=PT0S                 keep looking so long, for what is under way to come to rest
              --list                        say what is looked at, and look at nothing
            Prints each broken invariant by name with the ids. Exit code 0: all kept, 1: some broken, 2: could not look.
            """;

    private final String jdbc;
    private final String user;
    private final String password;
    private final String ledger;

    public Oracle(String jdbc, String user, String password, String ledger) {
        this.jdbc = jdbc;
        this.user = user;
        this.password = password;
        this.ledger = ledger;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        if (List.of(arguments).contains("--help")) {
            out.print(USAGE);
            return ALL_KEPT;
        }
        try {
            Map<String, String> options = options(arguments);
            if (options.containsKey("list")) {
                Invariant.all().forEach(invariant -> out.println(invariant.name() + ": " + invariant.promise()));
                return ALL_KEPT;
            }
            List<Breach> breaches = of(options)
                    .breaches(
                            Duration.parse(options.getOrDefault("ended-within", "P14D")),
                            Duration.parse(options.getOrDefault("settle", "PT0S")));
            breaches.forEach(out::println);
            out.println(breaches.isEmpty() ? "All " + Invariant.all().size() + " invariants hold." : "BROKEN");
            return breaches.isEmpty() ? ALL_KEPT : BROKEN;
        } catch (IllegalArgumentException | DateTimeException e) {
            out.println("oracle: " + e.getMessage());
            out.print(USAGE);
        } catch (IOException | SQLException | RuntimeException e) {
            out.println("oracle: could not look: " + e.getMessage());
        }
        return COULD_NOT_LOOK;
    }

    private static Oracle of(Map<String, String> options) {
        String ledger = options.get("ledger");
        if (ledger == null) {
            throw new IllegalArgumentException("--ledger is missing");
        }
        return new Oracle(
                options.getOrDefault("jdbc", "jdbc:postgresql://127.0.0.1:5432/packhorse"),
                options.getOrDefault("user", "packhorse"),
                options.getOrDefault("password", System.getenv().getOrDefault("PACKHORSE_ORACLE_PASSWORD", "")),
                ledger);
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (!argument.matches("--(jdbc|user|password|ledger|ended-within|settle)=.*|--list")) {
                throw new IllegalArgumentException("unknown option " + parts[0]);
            }
            options.put(parts[0].substring(2), parts.length > 1 ? parts[1] : "");
        }
        return options;
    }

    /**
     * What is broken, as one state of the database shows it.
     *
     * @param endedWithin how old an order may become before it has to have ended
     * @param settle how long to look again while something seems broken: our books follow the provider's, so an order that is
     *     under way may differ for a moment
     */
    public List<Breach> breaches(Duration endedWithin, Duration settle) throws IOException, SQLException {
        long deadline = System.nanoTime() + settle.toNanos();
        List<Breach> breaches = look(endedWithin);
        while (!breaches.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            breaches = look(endedWithin);
        }
        return breaches;
    }

    private List<Breach> look(Duration endedWithin) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc, user, password)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement settings = connection.createStatement()) {
                // Questions look up rows of one table for each row of another; where autovacuum has not been yet, whole
                // tables would be read.
                settings.execute("set local enable_seqscan = off");
                return Inquiry.breaches(connection, Witness.heardAt(ledger), endedWithin);
            } finally {
                connection.rollback();
            }
        }
    }
}
