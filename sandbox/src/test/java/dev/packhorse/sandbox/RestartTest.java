package dev.packhorse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @TempDir
    Path folder;

    @Test
    void comesBackFromItsLedgerWithMoneyLabelsAndAnswers() throws IOException {
        String intent;
        String tracking;
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            intent = caller.authorise("ord_1", 1000, "pm_card_visa").text("/id");
            caller.pay(
                    "/v1/payment_intents/" + intent + "/capture", "c", "amount_to_capture=400", "final_capture=false");
            tracking = caller.label("par_1").text("/tracking_code");
        }
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            assertThat(caller.get("/v1/payment_intents/" + intent).number("/amount_capturable"))
                    .isEqualTo(600);
            assertThat(caller.authorise("ord_1", 1000, "pm_card_visa").replayed())
                    .isTrue();
            assertThat(caller.get("/v2/shipments/par_1").text("/tracking_code")).isEqualTo(tracking);
            assertThat(caller.get("/_sandbox/ledger?after=2").response().body().lines())
                    .as("a shipment and its label")
                    .hasSize(2);
        }
    }

    @Test
    void deliversWhatWasOnItsWay() throws Exception {
        String code;
        try (var sandbox = Sandbox.start(options().withPace(Duration.ofHours(1)))) {
            var caller = new Caller(sandbox);
            code = caller.label("par_1").text("/tracking_code");
            caller.post("/_sandbox/trackers/" + code + "/pickup", "");
        }
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            Caller.eventually("delivered", () -> {
                try {
                    return caller.get("/v2/trackers/" + code).text("/status").equals("delivered");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(caller.ledger(LedgerEntry.PARCEL_SCANNED)).hasSize(3);
        }
    }

    @Test
    void cutsOffALineThatACrashTore() throws IOException {
        try (var sandbox = Sandbox.start(options())) {
            new Caller(sandbox).authorise("ord_1", 1000, "pm_card_visa");
        }
        Files.writeString(options().ledger(), "{\"seq\":2,\"at\":\"2026-11-2", StandardOpenOption.APPEND);

        try (var sandbox = Sandbox.start(options())) {
            new Caller(sandbox).authorise("ord_2", 500, "pm_card_visa");
        }

        assertThat(Ledger.read(options().ledger()))
                .extracting(LedgerEntry::orderId)
                .containsExactly("ord_1", "ord_2");
    }

    @Test
    void doesNotStartOnALedgerThatSomebodyChanged() throws IOException {
        Files.writeString(options().ledger(), "{\"seq\":7,\"at\":\"2026-11-23T00:00:00Z\",\"kind\":\"x\"}\n");

        assertThatThrownBy(() -> Sandbox.start(options()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void saysPlainlyWhatIsWrong() throws IOException {
        try (var sandbox = Sandbox.start(options())) {
            var port = sandbox.baseUri().getPort();
            assertThatThrownBy(() -> Sandbox.start(
                            SandboxOptions.on(folder.resolve("other")).withPort(port)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + port);
            assertThatThrownBy(() -> Sandbox.start(options()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
        assertThatThrownBy(() -> SandboxMain.options(new String[] {"--prot=1"}, Map.of()))
                .hasMessageContaining("unknown option --prot=1");
        assertThatThrownBy(() -> SandboxMain.options(new String[] {"--port=x"}, Map.of()))
                .hasMessageContaining("port");
        assertThat(SandboxMain.options(
                                new String[] {"--carrier-pace=PT0S"}, Map.of("PACKHORSE_SANDBOX_CARRIER_PACE", "PT9S"))
                        .pace())
                .isZero();
    }

    private SandboxOptions options() {
        return SandboxOptions.on(folder.resolve("ledger.ndjson"));
    }
}
