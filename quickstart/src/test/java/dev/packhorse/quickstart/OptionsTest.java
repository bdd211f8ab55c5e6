package dev.packhorse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.workers.RefusedToStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void understandsWhatCanBeSaid() {
        Options options = parse(
                "--fresh",
                "--temporal=in-memory",
                "--data=kept",
                "--pace=0s",
                "--api-port=0",
                "--packhorse.api.wait-max=5s");

        assertThat(options.fresh()).isTrue();
        assertThat(options.temporal()).isEqualTo("in-memory");
        assertThat(options.data()).isEqualTo(Path.of("kept"));
        assertThat(options.pace()).isEqualTo(Duration.ZERO);
        assertThat(options.free(Port.API)).isPositive();
        assertThat(options.settings()).containsExactly("--packhorse.api.wait-max=5s");
    }

    @Test
    void prefersAnArgumentToTheEnvironment() {
        Map<String, String> environment = Map.of("TEMPORAL_ADDRESS", "there:7233");

        assertThat(Options.parse(List.of(), environment).temporal()).isEqualTo("there:7233");
        assertThat(Options.parse(List.of("--temporal=here:7233"), environment).temporal())
                .isEqualTo("here:7233");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--frsh",
                "fresh",
                "--fresh=yes",
                "--temporal=",
                "--pace=soon",
                "--pace=-1s",
                "--api-port=70000",
                "--x=1"
            })
    void refusesWhatItDoesNotUnderstand(String argument) {
        assertThatThrownBy(() -> parse(argument))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("\"" + argument + "\" is not understood; --help names the options.");
    }

    @Test
    void saysWhichPortIsTakenAndHowToChooseAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Port.SANDBOX.free(taken.getLocalPort()))
                    .isInstanceOf(RefusedToStart.class)
                    .hasMessage("Port " + taken.getLocalPort() + ", wanted for the sandbox, is taken;"
                            + " stop what listens there, or choose another by --sandbox-port=PORT.");
        }
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Map.of());
    }
}
