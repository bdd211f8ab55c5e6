package dev.packhorse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.workers.RefusedToStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what order a Temporal is chosen. That the real dev server then carries orders is shown in module proof. */
class TemporalChoiceTest {

    @TempDir
    Path there;

    @Test
    void takesTheServerThatWasNamed() throws IOException {
        try (InMemoryTemporal elsewhere = new InMemoryTemporal(Port.TEMPORAL.free(0));
                Temporal chosen = choose("--temporal=" + elsewhere.target())) {
            assertThat(chosen).isInstanceOf(GivenTemporal.class);
            assertThat(chosen.target()).isEqualTo(elsewhere.target());
        }
    }

    @Test
    void saysThatTheServerThatWasNamedIsAway() {
        int nobody = Port.TEMPORAL.free(0);

        assertThatThrownBy(() -> choose("--temporal=127.0.0.1:" + nobody))
                .isInstanceOf(RefusedToStart.class)
                .hasMessage("Temporal at 127.0.0.1:" + nobody
                        + " does not answer; start it, or leave out --temporal and TEMPORAL_ADDRESS.");
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> choose("--temporal=http://temporal/"))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("is no address of a Temporal");
    }

    @Test
    void prefersTheCliOnThePathToTheOneInTheTools() throws IOException {
        FakeCli.into(there.resolve("bin"));
        FakeCli.into(there.resolve("tools"));

        assertThat(cliOf(there.resolve("bin").toString(), NOTHING_TO_FETCH)).hasValueSatisfying(cli -> {
            assertThat(cli.path()).isEqualTo(there.resolve("bin/temporal"));
            assertThat(cli.description()).isEqualTo("the CLI on the path, " + FakeCli.VERSION);
        });
    }

    @Test
    void takesTheCliInTheToolsRatherThanFetchOne() throws IOException {
        FakeCli.impostorInto(there.resolve("bin"));
        FakeCli.into(there.resolve("tools"));

        assertThat(cliOf(there.resolve("bin").toString(), () -> {
                    throw new AssertionError("It fetched one.");
                }))
                .hasValueSatisfying(cli -> assertThat(cli.path()).isEqualTo(there.resolve("tools/temporal")));
    }

    @Test
    void fetchesACliWhenNoneIsInstalled() {
        TemporalCli fetched = new TemporalCli(there.resolve("fetched"), "fetched");

        assertThat(cliOf("", () -> Optional.of(fetched))).contains(fetched);
    }

    @Test
    void goesOnInMemoryWhenNoCliCanBeHadAndSaysSo() {
        try (Temporal chosen = choose()) {
            assertThat(chosen).isInstanceOf(InMemoryTemporal.class);
            assertThat(chosen.description()).contains("in memory", "LOST when this ends", "no Web UI");
            assertThat(chosen.webUi()).isEmpty();
        }
    }

    @Test
    void staysInMemoryWhenAskedTo() throws IOException {
        FakeCli.into(there.resolve("tools"));

        try (Temporal chosen = choose("--temporal=in-memory")) {
            assertThat(chosen).isInstanceOf(InMemoryTemporal.class);
        }
    }

    @Test
    void saysWhereToLookWhenTheDevServerDoesNotStart() throws IOException {
        FakeCli.into(there.resolve("tools"));

        assertThatThrownBy(this::choose)
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("does not answer; ")
                .hasMessageContaining(
                        "temporal.log says why. --fresh starts anew, --temporal=in-memory does without it.");
    }

    private static final Supplier<Optional<TemporalCli>> NOTHING_TO_FETCH = Optional::empty;

    private Optional<TemporalCli> cliOf(String searchPath, Supplier<Optional<TemporalCli>> fetch) {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            return new TemporalChoice(options(), folder, searchPath, fetch).cli();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Temporal choose(String... arguments) {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            return new TemporalChoice(options(arguments), folder, "", NOTHING_TO_FETCH).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Options options(String... arguments) {
        Options said = Options.parse(List.of(arguments), Map.of());
        return new Options(
                said.fresh(),
                said.temporal(),
                there.resolve("data"),
                there.resolve("tools"),
                Map.of(Port.TEMPORAL, 0, Port.TEMPORAL_UI, 0),
                said.pace(),
                said.settings());
    }
}
