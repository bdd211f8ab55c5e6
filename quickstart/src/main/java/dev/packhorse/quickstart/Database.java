package dev.packhorse.quickstart;

import dev.packhorse.workers.RefusedToStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * A PostgreSQL of our own, as durable as any: the binaries are those that Zonky packs for tests, whose defaults trade durability for
 * speed. Everybody on this machine may connect, nobody else can.
 */
final class Database implements AutoCloseable {

    /** Of the binaries; a cluster belongs to one major version. */
    private static final String VERSION = "18";

    private static final String NAME = "packhorse";
    private static final String ALREADY_EXISTS = "42P04";
    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @throws RefusedToStart when what is kept there cannot be used by this version */
    static Database start(DataFolder folder, Path tools, int port) {
        Path cluster = folder.resolve("postgres");
        Path complete = folder.resolve("postgres.complete");
        try {
            if (!Files.exists(complete)) {
                // A first start that was cut short leaves half a cluster, in which nothing can be yet.
                DataFolder.delete(cluster);
            }
            refuseOtherVersion(cluster);
            Database database = new Database(open(folder, cluster, tools, port));
            database.create();
            Files.writeString(complete, "The database has been set up.\n");
            return database;
        } catch (IOException | SQLException | IllegalStateException failed) {
            throw new RefusedToStart(
                    "PostgreSQL does not start on " + cluster + " (" + failed.getMessage() + "); "
                            + folder.resolve("postgres.log") + " says why, --fresh starts anew.",
                    failed);
        }
    }

    private static void refuseOtherVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String version = Files.readString(file).strip();
        if (!version.equals(VERSION)) {
            throw new RefusedToStart(
                    "What is kept in " + cluster + " was made by PostgreSQL " + version + " and this is " + VERSION
                            + "; start with --fresh, or keep it and name another folder by --data=FOLDER.");
        }
    }

    /** Ends one that a {@code kill -9} of its quickstart left behind; the folder is ours alone, so nobody else can be using it. */
    static void endOrphan(DataFolder folder, Consumer<String> say) {
        Path pidFile = folder.resolve("postgres").resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(orphan -> {
                        say.accept(
                                "Ending the PostgreSQL (process " + pid + ") that an earlier quickstart left behind");
                        Processes.end(orphan);
                    });
        } catch (IOException | NoSuchElementException | NumberFormatException unreadable) {
            say.accept(
                    pidFile + " cannot be read; should a PostgreSQL be left over from an earlier run, end it by hand");
        }
    }

    private static EmbeddedPostgres open(DataFolder folder, Path cluster, Path tools, int port) throws IOException {
        Redirect log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        tools.resolve("postgres").toAbsolutePath().toFile())
                // We close it ourselves, after those who use it.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(START)
                .start();
    }

    private void create() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
        } catch (SQLException failed) {
            if (!ALREADY_EXISTS.equals(failed.getSQLState())) {
                throw failed;
            }
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + NAME;
    }

    String user() {
        return "postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
