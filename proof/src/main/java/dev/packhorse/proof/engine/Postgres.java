package dev.packhorse.proof.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

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

    /** @param folder for its data and its log */
    public static Postgres start(Path folder) {
        Path base = folder.toAbsolutePath();
        try {
            Path data = base.resolve("postgres");
            return new Postgres(
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(true)
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
