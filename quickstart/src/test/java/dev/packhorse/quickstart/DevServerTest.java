package dev.packhorse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real CLI, where {@code .ci/engines} or a quickstart has brought one. */
class DevServerTest {

    @TempDir
    Path there;

    private final List<String> said = new ArrayList<>();
    private TemporalCli cli;

    @BeforeEach
    void findTheCli() {
        Optional<TemporalCli> found = TemporalCli.at(Path.of("../.tools/temporal"), "the CLI in .tools");
        // A stranger's first verify may come before the CLI was ever fetched; CI has fetched it, or is red.
        assumeTrue(
                found.isPresent() || System.getenv("CI") != null,
                "There is no .tools/temporal; .ci/engines brings it.");
        assertThat(found).as("the CLI in .tools, which .ci/engines brings").isPresent();
        cli = found.get();
    }

    @Test
    void answersWithAWebUiAndEndsWithUs() throws Exception {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            DevServer server = start(folder);
            long pid = pidNotedIn(folder);

            assertThat(Frontend.registerSearchAttributes(server.target(), "default"))
                    .isEmpty();
            assertThat(server.webUi()).isPresent();
            assertThat(server.description()).contains("a real server", "temporal version");
            assertThat(folder.resolve("temporal.db")).exists();

            server.close();
            assertThat(ProcessHandle.of(pid)).isNotPresent();
        }
    }

    @Test
    void endsTheOneThatAnEarlierQuickstartLeftBehind() throws Exception {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            start(folder);
            long abandoned = pidNotedIn(folder);

            DevServer.endOrphan(folder, said::add);

            assertThat(ProcessHandle.of(abandoned).filter(ProcessHandle::isAlive))
                    .isNotPresent();
            assertThat(said).singleElement().asString().contains("an earlier quickstart left behind");
        }
    }

    @Test
    void leavesAnotherProcessAloneThatHasTheNumberNow() throws Exception {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            Files.writeString(
                    folder.resolve("temporal.pid"), ProcessHandle.current().pid() + "\n2001-01-01T00:00:00Z\n");

            DevServer.endOrphan(folder, said::add);

            assertThat(said).isEmpty();
            assertThat(folder.resolve("temporal.pid")).doesNotExist();
        }
    }

    @Test
    void addsOurSearchAttributesToADatabaseFileThatWasMadeWithoutThem() throws Exception {
        int port = Port.TEMPORAL.free(0);
        Process other = new ProcessBuilder(
                        cli.path().toString(),
                        "server",
                        "start-dev",
                        "--headless",
                        "--ip",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--db-filename",
                        there.resolve("other.db").toString(),
                        "--log-level",
                        "error")
                .redirectErrorStream(true)
                .redirectOutput(there.resolve("other.log").toFile())
                .start();
        try {
            String target = "127.0.0.1:" + port;
            Frontend.await(target, other::isAlive);

            assertThat(Frontend.registerSearchAttributes(target, "default"))
                    .isEqualTo(Frontend.searchAttributes().keySet());
            assertThat(Frontend.registerSearchAttributes(target, "default")).isEmpty();
        } finally {
            Processes.end(other.toHandle());
        }
    }

    private DevServer start(DataFolder folder) {
        return DevServer.start(cli, folder, Port.TEMPORAL.free(0), Port.TEMPORAL_UI.free(0));
    }

    private static long pidNotedIn(DataFolder folder) throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("temporal.pid")).getFirst());
    }
}
