package dev.packhorse.proof.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Temporal's dev server with its database file: the engine of the quickstart. */
public final class TemporalDevServer implements TemporalEngine {

    private final Path cli = Engines.cli();
    private final Path folder;
    private final List<Integer> ports = Ports.free(3);
    private @Nullable Child process;

    /** @param folder for its database and its log */
    public TemporalDevServer(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public String name() {
        return "dev server (SQLite file)";
    }

    @Override
    public String target() {
        return "127.0.0.1:" + ports.get(0);
    }

    @Override
    public void start() {
        process = Child.start("temporal", folder.resolve("temporal.log"), command(), Map.of());
        Namespace.prepare(target(), Duration.ofSeconds(60));
    }

    private List<String> command() {
        return List.of(
                cli.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                "" + ports.get(0),
                "--http-port",
                "" + ports.get(1),
                "--metrics-port",
                "" + ports.get(2),
                "--headless",
                "--db-filename",
                folder.resolve("temporal.db").toString(),
                // Without WAL one commit at a time flushes the whole page: half the orders a second.
                "--sqlite-pragma",
                "journal_mode=WAL",
                "--sqlite-pragma",
                "synchronous=NORMAL",
                "--log-level",
                "warn");
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
