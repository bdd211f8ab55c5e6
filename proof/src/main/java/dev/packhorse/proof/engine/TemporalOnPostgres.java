package dev.packhorse.proof.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Temporal server on PostgreSQL: the engine of production, all four services in one process. Its schema is laid by its own
 * tool, as the deployment does it.
 */
public final class TemporalOnPostgres implements TemporalEngine {

    private static final String STORE = "temporal";
    private static final String VISIBILITY = "temporal_visibility";
    private static final List<String> SERVICES = List.of("FRONTEND", "HISTORY", "MATCHING", "WORKER");

    private final Path binaries = Engines.serverFolder();
    private final Path folder;
    private final Postgres postgres;
    private final List<Integer> ports = Ports.free(2 * SERVICES.size() + 1);
    private @Nullable Child process;

    /** @param folder for its log and its dynamic configuration */
    public TemporalOnPostgres(Path folder, Postgres postgres) {
        this.folder = folder.toAbsolutePath();
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return "server on PostgreSQL";
    }

    @Override
    public String target() {
        return "127.0.0.1:" + ports.getFirst();
    }

    @Override
    public void start() {
        if (process == null) {
            writeDynamicConfiguration();
            layOut(STORE, "postgresql/v12/temporal");
            layOut(VISIBILITY, "postgresql/v12/visibility");
        }
        process = Child.start(
                "temporal",
                log(),
                List.of(binaries.resolve("server").toString(), "--allow-no-auth", "start"),
                environment());
        Namespace.prepare(target(), Duration.ofSeconds(60));
    }

    /** The server refuses to start without the file. */
    private void writeDynamicConfiguration() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("dynamic.yaml"), "{}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void layOut(String database, String schema) {
        sql(database, "create");
        sql(database, "setup-schema", "-v", "0.0");
        sql(database, "update-schema", "--schema-name", schema);
    }

    private void sql(String database, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("sql").toString(),
                "--plugin",
                "postgres12_pgx",
                "--ep",
                "127.0.0.1",
                "-p",
                "" + postgres.port(),
                "-u",
                Postgres.USER,
                "--pw",
                Postgres.PASSWORD,
                "--db",
                database));
        command.addAll(List.of(arguments));
        Child.run("temporal's schema tool", folder.resolve("temporal-sql.log"), command, Duration.ofSeconds(60));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DB",
                "postgres12_pgx",
                "POSTGRES_SEEDS",
                "127.0.0.1",
                "DB_PORT",
                "" + postgres.port(),
                "POSTGRES_USER",
                Postgres.USER,
                "POSTGRES_PWD",
                Postgres.PASSWORD,
                "DBNAME",
                STORE,
                "VISIBILITY_DBNAME",
                VISIBILITY,
                "NUM_HISTORY_SHARDS",
                "4",
                "BIND_ON_IP",
                "127.0.0.1",
                "LOG_LEVEL",
                "warn"));
        environment.put(
                "DYNAMIC_CONFIG_FILE_PATH", folder.resolve("dynamic.yaml").toString());
        for (int i = 0; i < SERVICES.size(); i++) {
            environment.put(SERVICES.get(i) + "_GRPC_PORT", "" + ports.get(2 * i));
            environment.put(SERVICES.get(i) + "_MEMBERSHIP_PORT", "" + ports.get(2 * i + 1));
        }
        environment.put("FRONTEND_HTTP_PORT", "" + ports.getLast());
        return environment;
    }

    private Path log() {
        return folder.resolve("temporal.log");
    }

    @Override
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public String tail(int lines) {
        return process == null ? "(not started)" : process.tail(lines);
    }

    @Override
    public Duration cpu() {
        return process == null ? Duration.ZERO : process.cpu();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
