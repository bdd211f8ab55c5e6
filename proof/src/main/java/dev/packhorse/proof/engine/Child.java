package dev.packhorse.proof.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process of ours. What it says goes to a file, and it does not outlive the JVM that started it. */
public final class Child implements AutoCloseable {

    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
    }

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** @param log appended to, so that a process that is started again keeps its past in one file */
    public static Child start(String name, Path log, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            ALIVE.add(process);
            process.onExit().thenRun(() -> ALIVE.remove(process));
            return new Child(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name + ": " + command.getFirst(), e);
        }
    }

    /** Runs to its end, or throws with what it said. */
    static void run(String name, Path log, List<String> command, Duration atMost) {
        try (Child child = start(name, log, command, Map.of())) {
            if (!child.process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) || child.process.exitValue() != 0) {
                throw new IllegalStateException(name + " did not succeed:\n" + child.tail(20));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** {@code kill -9}: no goodbye, no drain. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(20));
    }

    /** Asks it to stop, as an orchestrator does, and insists after {@code grace}. */
    public void stop(Duration grace) {
        process.destroy();
        if (!awaitExit(grace)) {
            kill();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String name() {
        return name;
    }

    /** Processor time that it has used so far, with all its children. */
    public Duration cpu() {
        return Cpu.of(process.toHandle());
    }

    /** The last lines it wrote, for the report of a failed test. */
    public String tail(int lines) {
        try {
            List<String> all = Files.readAllLines(log);
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(10));
    }

    private boolean awaitExit(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for a process.", e);
    }
}
