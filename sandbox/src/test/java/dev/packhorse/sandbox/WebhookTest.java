package dev.packhorse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.easypost.utils.Utilities;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {

    @TempDir
    Path folder;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer platform;

    record Received(String path, String signature, String body) {

        String type() {
            var event = Json.MAPPER.readTree(body);
            return event.has("type")
                    ? event.path("type").asString("")
                    : event.path("description").asString("");
        }
    }

    @BeforeEach
    void listen() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refused) {
                var stripe = headers.getFirst("Stripe-Signature");
                received.add(new Received(
                        exchange.getRequestURI().getPath(),
                        stripe == null ? headers.getFirst("X-Hmac-Signature") : stripe,
                        body));
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
        });
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void stripesOwnLibraryAcceptsTheSignatureAndTheObject() throws Exception {
        try (var sandbox = Sandbox.start(options())) {
            new Caller(sandbox).authorise("ord_1", 1000, "pm_card_visa");
            Caller.eventually("one event", () -> received.size() == 1);
        }
        var sent = received.getFirst();
        assertThat(sent.path()).isEqualTo("/v1/webhooks/stripe");

        var event = Webhook.constructEvent(sent.body(), sent.signature(), "whsec_sandbox");

        assertThat(event.getType()).isEqualTo("payment_intent.amount_capturable_updated");
        var intent = (com.stripe.model.PaymentIntent)
                event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(intent.getAmountCapturable()).isEqualTo(1000);
        assertThat(intent.getMetadata()).containsEntry("order_id", "ord_1");
    }

    @Test
    void easyPostsOwnLibraryAcceptsTheSignature() throws Exception {
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            var code = caller.label("par_1").text("/tracking_code");
            caller.post("/_sandbox/trackers/" + code + "/scans", "{\"status\":\"delivered\"}");
            Caller.eventually("one event", () -> received.size() == 1);
        }
        var sent = received.getFirst();
        assertThat(sent.path()).isEqualTo("/v1/webhooks/easypost");

        var event = Utilities.validateWebhook(
                sent.body().getBytes(StandardCharsets.UTF_8),
                Map.of("X-Hmac-Signature", sent.signature()),
                "easypost_sandbox");

        assertThat(event.getDescription()).isEqualTo("tracker.updated");
        assertThat(event.getResult()).containsEntry("status", "delivered");
    }

    @Test
    void triesAgainUntilThePlatformTakesIt() throws Exception {
        refusals.set(2);
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            caller.authorise("ord_1", 1000, "pm_card_chargeDeclined");
            Caller.eventually("taken", () -> delivered(caller) == 1);
        }
        assertThat(received).extracting(Received::type).containsExactly("payment_intent.payment_failed");
    }

    @Test
    void sendsAfterARestartWhatNobodyTookBefore() throws Exception {
        refusals.set(Integer.MAX_VALUE);
        try (var sandbox = Sandbox.start(options())) {
            new Caller(sandbox).authorise("ord_1", 1000, "pm_card_visa");
        }
        refusals.set(0);
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            Caller.eventually("taken", () -> delivered(caller) == 1);
        }
        assertThat(received).hasSize(1);
        try (var sandbox = Sandbox.start(options())) {
            assertThat(delivered(new Caller(sandbox))).isEqualTo(1);
        }
    }

    @Test
    void sendsTwiceWhenToldTo() throws Exception {
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            caller.fault("{\"operation\":\"webhooks\",\"fault\":\"duplicate\"}");
            caller.authorise("ord_1", 1000, "pm_card_visa");
            Caller.eventually("two", () -> received.size() == 2);
        }
        assertThat(received.get(0).body()).isEqualTo(received.get(1).body());
    }

    @Test
    void sendsTheSecondBeforeTheFirstWhenToldTo() throws Exception {
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            caller.fault("{\"operation\":\"webhooks\",\"fault\":\"reorder\",\"ms\":60000}");
            var id = caller.authorise("ord_1", 1000, "pm_card_visa").text("/id");
            Caller.eventually("held", () -> faultsLeft(caller) == 0);
            caller.pay("/v1/payment_intents/" + id + "/cancel", "void");
            Caller.eventually("both", () -> received.size() == 2);
        }
        assertThat(received)
                .extracting(Received::type)
                .containsExactly("payment_intent.canceled", "payment_intent.amount_capturable_updated");
    }

    @Test
    void neverSendsALostOne() throws Exception {
        try (var sandbox = Sandbox.start(options())) {
            var caller = new Caller(sandbox);
            caller.fault("{\"operation\":\"webhooks\",\"fault\":\"lost\"}");
            caller.authorise("ord_1", 1000, "pm_card_visa");
            Caller.eventually("given up", () -> count(caller, LedgerEntry.WEBHOOK_ABANDONED) == 1);
        }
        assertThat(received).isEmpty();
    }

    private static int faultsLeft(Caller caller) {
        try {
            return caller.get("/_sandbox/faults").json().size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int delivered(Caller caller) {
        return count(caller, LedgerEntry.WEBHOOK_DELIVERED);
    }

    private static int count(Caller caller, String kind) {
        try {
            return caller.ledger(kind).size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private SandboxOptions options() {
        return SandboxOptions.on(folder.resolve("ledger.ndjson"))
                .withPlatform(
                        URI.create("http://127.0.0.1:" + platform.getAddress().getPort()));
    }
}
