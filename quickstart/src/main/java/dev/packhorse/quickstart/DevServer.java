package dev.packhorse.quickstart;

import dev.packhorse.workers.RefusedToStart;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Temporal server with Web UI, as a process of its own that ends with us: the dev server of Temporal's CLI, on a database file
 * that is kept.
 */
final class DevServer implements Temporal {

    private static final Logger LOG = LoggerFactory.getLogger(DevServer.class);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final TemporalCli cli;
    private final int port;
    private final int uiPort;
    private final Process process;
    private final Path pidFile;

    private DevServer(TemporalCli cli, int port, int uiPort, Process process, Path pidFile) {
        this.cli = cli;
        this.port = port;
        this.uiPort = uiPort;
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Returns when it answers. */
    static DevServer start(TemporalCli cli, DataFolder folder, int port, int uiPort) {
        Path log = folder.resolve("temporal.log");
        Path pidFile = pidFile(folder);
        try {
            Process process = new ProcessBuilder(command(cli, folder.resolve("temporal.db"), port, uiPort))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            DevServer server = new DevServer(cli, port, uiPort, process, pidFile);
            Files.writeString(pidFile, process.pid() + "\n" + startOf(process.toHandle()) + "\n");
            server.await(log);
            return server;
        } catch (IOException failed) {
            throw new RefusedToStart(
                    cli.path() + " cannot be started (" + failed.getMessage()
                            + "); mend or remove it, or start with --temporal=in-memory.",
                    failed);
        }
    }

    /**
     * The pragmas make the file as fast as PostgreSQL and lose nothing when we are killed. The process leads a session of its own
     * where that can be had, since the terminal's Ctrl-C would else end it before the workers have drained.
     */
    private static List<String> command(TemporalCli cli, Path database, int port, int uiPort) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(List.of(cli.path().toString(), "server", "start-dev"));
        command.addAll(List.of("--ip", "127.0.0.1", "--port", "" + port, "--ui-port", "" + uiPort));
        command.addAll(List.of("--db-filename", database.toString()));
        command.addAll(List.of("--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=NORMAL"));
        command.addAll(List.of("--log-level", "warn"));
        // Heeded only while the database file is made; one that is older gets them from Frontend.
        Frontend.searchAttributes()
                .forEach((name, type) -> command.addAll(List.of("--search-attribute", name + "=" + type)));
        return command;
    }

    private void await(Path log) {
        try {
            Frontend.await(target(), process::isAlive);
        } catch (RefusedToStart gone) {
            close();
            throw new RefusedToStart(
                    "Temporal's dev server (" + cli.path() + ") does not answer; " + log
                            + " says why. --fresh starts anew, --temporal=in-memory does without it.",
                    gone);
        }
    }

    /** Ends one that a {@code kill -9} of its quickstart left behind: the process that we noted, if it still is that one. */
    static void endOrphan(DataFolder folder, Consumer<String> say) {
        Path pidFile = pidFile(folder);
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            List<String> noted = Files.readAllLines(pidFile);
            ProcessHandle.of(Long.parseLong(noted.get(0)))
                    .filter(process -> noted.get(1).equals(startOf(process)))
                    .filter(DevServer::isTemporal)
                    .ifPresent(orphan -> {
                        say.accept("Ending the Temporal (process " + orphan.pid()
                                + ") that an earlier quickstart left behind");
                        Processes.end(orphan);
                    });
            Files.delete(pidFile);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unreadable) {
            say.accept(pidFile + " cannot be read; should a Temporal be left over from an earlier run, end it by hand");
        }
    }

    private static boolean isTemporal(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("")
                .equals("temporal");
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private static Path pidFile(DataFolder folder) {
        return folder.resolve("temporal.pid");
    }

    @Override
    public String target() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String description() {
        return target() + ", a real server (" + cli.description() + "), kept";
    }

    @Override
    public Optional<URI> webUi() {
        return Optional.of(URI.create("http://127.0.0.1:" + uiPort + "/"));
    }

    @Override
    public void close() {
        Processes.end(process.toHandle());
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException left) {
            LOG.debug("{} is left", pidFile, left);
        }
    }
}
