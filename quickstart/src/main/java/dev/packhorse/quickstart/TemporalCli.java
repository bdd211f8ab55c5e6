package dev.packhorse.quickstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Temporal's CLI, whose dev server is the real thing.
 *
 * @param description where it is from and which version it is
 */
record TemporalCli(Path path, String description) {

    private static final int LONGEST_ANSWER_SECONDS = 20;

    /** The first on the search path that says that it is Temporal's CLI. */
    static Optional<TemporalCli> onPath(String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve("temporal"))
                .flatMap(file -> at(file, "the CLI on the path").stream())
                .findFirst();
    }

    /** @param origin in words, for the banner */
    static Optional<TemporalCli> at(Path file, String origin) {
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            return Optional.empty();
        }
        return version(file).map(version -> new TemporalCli(file.toAbsolutePath(), origin + ", " + version));
    }

    /** As in {@code temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)}; empty for any other program of that name. */
    private static Optional<String> version(Path file) {
        try {
            Process process = new ProcessBuilder(file.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(process.getInputStream().readAllBytes()).strip();
            return process.exitValue() == 0 && answer.startsWith("temporal version")
                    ? Optional.of(answer.lines().findFirst().orElse(answer))
                    : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
