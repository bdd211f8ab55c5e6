package dev.packhorse.proof.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the real engines are. A missing one is a failure and never a skip: a proof that was not run proves nothing.
 */
public final class Engines {

    private Engines() {}

    /** The CLI that carries the dev server. */
    public static Path cli() {
        return executable(located("PACKHORSE_TEMPORAL_CLI", "temporal"), "PACKHORSE_TEMPORAL_CLI");
    }

    /** The folder with {@code server} and {@code sql}, for a server on PostgreSQL. */
    static Path serverFolder() {
        Path folder = located("PACKHORSE_TEMPORAL_SERVER", "temporal-server");
        executable(folder.resolve("server"), "PACKHORSE_TEMPORAL_SERVER");
        executable(folder.resolve("sql"), "PACKHORSE_TEMPORAL_SERVER");
        return folder;
    }

    private static Path located(String variable, String inTools) {
        String named = System.getProperty(variable, System.getenv(variable));
        return named == null ? tools().resolve(inTools) : Path.of(named);
    }

    /** The nearest {@code .tools} above the working folder, since Maven runs tests in the module's folder. */
    private static Path tools() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".tools"))) {
                return folder.resolve(".tools");
            }
        }
        return here.resolve(".tools");
    }

    private static Path executable(Path file, String variable) {
        if (!Files.isExecutable(file)) {
            throw new IllegalStateException(
                    "No Temporal engine at " + file + ": run .ci/engines, or name one with " + variable + ".");
        }
        return file.toAbsolutePath();
    }
}
