package dev.packhorse.proof.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL in processes of its own that keeps what it has promised: the binaries' test settings are turned off. */
public final class Postgres implements AutoCloseable {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private final EmbeddedPostgres embedded;

    private final Path data;

    private Postgres(EmbeddedPostgres embedded, Path data) {
        this.embedded = embedded;
        this.data = data;
    }

    /** @param folder for its data, which are gone with it, and its log */
    public static Postgres start(Path folder) {
        return start(folder, false, Map.of());
    }

    /**
     * Goes on with the data that an earlier one left in the folder, if there are any, and leaves its own there.
     *
     * @param settings of the server, beside those that it always has
     */
    public static Postgres resume(Path folder, Map<String, String> settings) {
        return start(folder, true, settings);
    }

    private static Postgres start(Path folder, boolean keeping, Map<String, String> settings) {
        Path base = folder.toAbsolutePath();
        try {
            Path data = base.resolve("postgres");
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            settings.forEach(builder::setServerConfig);
            return new Postgres(
                    builder.setDataDirectory(data)
                            .setCleanDataDirectory(!keeping)
                            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                                    base.resolve("postgres.log").toFile()))
                            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                                    base.resolve("postgres.log").toFile()))
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setPGStartupWait(Duration.ofSeconds(30))
                            .start(),
                    data);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + base + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return embedded.getPort();
    }

    /** Processor time of the server and of the connections that are open. */
    public Duration cpu() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid).map(Cpu::of).orElse(Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database create(String name) {
        try (Connection connection = database("postgres").open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return database(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Creates it unless it is there. */
    public Database createOnce(String name) {
        try (Connection connection = database("postgres").open();
                PreparedStatement statement =
                        connection.prepareStatement("select from pg_database where datname = ?")) {
            statement.setString(1, name);
            return statement.executeQuery().next() ? database(name) : create(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not look for database " + name + ": " + e.getMessage(), e);
        }
    }

    private Database database(String name) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port() + "/" + name, USER, PASSWORD);
    }

    @Override
    public void close() {
        try {
            embedded.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a database is and who may read it. */
    public record Database(String url, String user, String password) {

        public Connection open() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }
}
