package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A benchmark's PostgreSQL: gone with the run, or kept in a folder, so that one run lays the data and the next one measures. */
final class BenchServer implements AutoCloseable {

    private final Path folder;
    private final boolean kept;
    private final Postgres postgres;

    /**
     * @param data where it is kept; null when it is not
     * @param settings of the server, beside those that it always has
     */
    BenchServer(@Nullable String data, Map<String, String> settings) throws IOException {
        this.kept = data != null;
        this.folder = data == null
                ? Files.createTempDirectory("packhorse-bench")
                : Files.createDirectories(Path.of(data).toAbsolutePath());
        this.postgres = Postgres.resume(folder, settings);
    }

    Postgres.Database database(String name) {
        return postgres.createOnce(name);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        if (!kept) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
