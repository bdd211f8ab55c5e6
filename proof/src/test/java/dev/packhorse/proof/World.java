package dev.packhorse.proof;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.invariant.Inquiry;
import dev.packhorse.proof.invariant.Inquiry.Breach;
import dev.packhorse.proof.invariant.Witness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A database and a provider's ledger in which every promise is kept, to be broken on purpose and looked at. */
final class World implements AutoCloseable {

    static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Postgres postgres;
    private final Postgres.Database database;

    private World(Postgres postgres, Postgres.Database database) {
        this.postgres = postgres;
        this.database = database;
    }

    static World inOrder(Path folder) throws SQLException {
        Postgres postgres = Postgres.start(folder);
        Postgres.Database database = postgres.create("packhorse");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(text("world.sql"));
        }
        return new World(postgres, database);
    }

    Postgres.Database database() {
        return database;
    }

    static Stream<String> ledger() {
        return text("world.ndjson").lines();
    }

    /** What the oracle finds after this was done to the world, which is as before afterwards. */
    List<Breach> after(String sql, Function<Stream<String>, Stream<String>> ledger) throws SQLException {
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                statement.execute(sql);
                return Inquiry.breaches(connection, Witness.of(ledger.apply(ledger())), A_MINUTE);
            } finally {
                connection.rollback();
            }
        }
    }

    static String text(String name) {
        try (InputStream in = World.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
