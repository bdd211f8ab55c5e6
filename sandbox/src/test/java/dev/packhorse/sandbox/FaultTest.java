package dev.packhorse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.on(folder.resolve("ledger.ndjson")));
        caller = new Caller(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void answersWithAnErrorAndWhenToComeBack() throws IOException {
        caller.fault("""
                {"operation":"payment_intents.create","fault":"status","status":429,"retry_after":3,"times":2}""");

        var ill = caller.authorise("ord_1", 1000, "pm_card_visa");

        assertThat(ill.status()).isEqualTo(429);
        assertThat(ill.response().headers().firstValue("Retry-After")).contains("3");
        assertThat(caller.get("/_sandbox/faults").number("/0/times")).isEqualTo(1);
        assertThat(caller.authorise("ord_1", 1000, "pm_card_visa").status()).isEqualTo(429);
        assertThat(caller.authorise("ord_1", 1000, "pm_card_visa").status()).isEqualTo(200);
    }

    @Test
    void dropsTheConnectionBeforeAnything() throws IOException {
        caller.fault("{\"operation\":\"shipments.create\",\"fault\":\"reset\"}");

        assertThatThrownBy(() -> caller.shipment("par_1", "Berlin")).isInstanceOf(IOException.class);

        assertThat(caller.ledger()).isEmpty();
    }

    @Test
    void losesTheAnswerAfterTheEffect() throws IOException {
        caller.fault("{\"operation\":\"payment_intents.create\",\"fault\":\"answer_lost\"}");

        assertThatThrownBy(() -> caller.authorise("ord_1", 1000, "pm_card_visa"))
                .isInstanceOf(IOException.class);

        assertThat(caller.ledger(LedgerEntry.PAYMENT_AUTHORISED)).hasSize(1);
        assertThat(caller.authorise("ord_1", 1000, "pm_card_visa").replayed()).isTrue();
    }

    @Test
    void strikesOnlyWhatItIsMeantFor() throws IOException {
        caller.fault(
                "{\"operation\":\"payment_intents.capture\",\"fault\":\"status\",\"status\":500,\"match\":\"ord_2\"}");
        var one = caller.authorise("ord_1", 1000, "pm_card_visa").text("/id");
        var two = caller.authorise("ord_2", 1000, "pm_card_visa").text("/id");

        assertThat(caller.pay("/v1/payment_intents/" + one + "/capture", "c1").status())
                .isEqualTo(200);
        assertThat(caller.pay("/v1/payment_intents/" + two + "/capture", "c2").status())
                .isEqualTo(500);
    }

    @Test
    void waitsAndThenWorksAsEver() throws IOException {
        caller.fault("{\"operation\":\"shipments.create\",\"fault\":\"latency\",\"ms\":200}");
        var before = System.nanoTime();

        assertThat(caller.shipment("par_1", "Berlin").status()).isEqualTo(201);

        assertThat(System.nanoTime() - before).isGreaterThan(200_000_000L);
    }

    @Test
    void refusesRulesThatMeanNothing() throws IOException {
        assertThat(caller.fault("{\"operation\":\"payment.create\",\"fault\":\"reset\"}")
                        .text("/error"))
                .contains("unknown operation");
        assertThat(caller.fault("{\"operation\":\"webhooks\",\"fault\":\"reset\"}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.fault("{\"operation\":\"shipments.buy\",\"fault\":\"latency\"}")
                        .text("/error"))
                .contains("ms");
        assertThat(caller.fault("{").status()).isEqualTo(400);
    }

    @Test
    void showsAPersonWhatHappened() throws IOException {
        caller.authorise("ord_<1>", 1000, "pm_card_visa");
        caller.fault("{\"operation\":\"shipments.buy\",\"fault\":\"reset\",\"times\":4}");

        var page = caller.get("/").response().body();

        assertThat(page)
                .contains("payment.authorised")
                .contains("ord_&lt;1&gt;")
                .contains("shipments.buy");
        assertThat(caller.get("/_sandbox/health").text("/status")).isEqualTo("up");
    }
}
