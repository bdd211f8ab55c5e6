package dev.packhorse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.workers.RefusedToStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path there;

    @Test
    void belongsToOneQuickstartAtATime() throws IOException {
        Path path = there.resolve("data");
        try (DataFolder mine = DataFolder.claim(path)) {
            assertThatThrownBy(() -> DataFolder.claim(path))
                    .isInstanceOf(RefusedToStart.class)
                    .hasMessageContaining("Another quickstart is running on " + mine.path());
        }
        DataFolder.claim(path).close();
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(there.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataFolder.claim(there))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("holds something that is not Packhorse's");
        assertThat(there).isDirectoryContaining("glob:**/thesis.txt");
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        Path file = Files.writeString(there.resolve("data"), "");

        assertThatThrownBy(() -> DataFolder.claim(file))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("is not a folder; name another one by --data=FOLDER.");
    }

    @Test
    void deletesAllThatWasKeptButFollowsNoLink() throws IOException {
        Path elsewhere = Files.createDirectory(there.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious"), "kept");
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            Files.createDirectories(folder.resolve("postgres/base"));
            Files.writeString(folder.resolve("postgres/base/1"), "rows");
            Files.createSymbolicLink(folder.resolve("link"), elsewhere);

            folder.empty();

            assertThat(folder.resolve("postgres")).doesNotExist();
            assertThat(folder.resolve("link")).doesNotExist();
            assertThat(elsewhere.resolve("precious")).exists();
            assertThatThrownBy(() -> DataFolder.claim(folder.path())).isInstanceOf(RefusedToStart.class);
        }
    }

    @Test
    void refusesADatabaseOfAnotherPostgreSQL() throws IOException {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            Files.createDirectories(folder.resolve("postgres"));
            Files.writeString(folder.resolve("postgres/PG_VERSION"), "19\n");
            Files.writeString(folder.resolve("postgres.complete"), "");

            assertThatThrownBy(() -> Database.start(folder, there.resolve("tools"), 0))
                    .isInstanceOf(RefusedToStart.class)
                    .hasMessageContaining("was made by PostgreSQL 19 and this is 18; start with --fresh");
        }
    }
}
