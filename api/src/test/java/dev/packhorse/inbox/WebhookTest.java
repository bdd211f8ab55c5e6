package dev.packhorse.inbox;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Hands;
import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.api.Signatures;
import dev.packhorse.order.OrderId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookTest {

    private static final String SECRET = "whsec_stripe";

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    static Stream<Arguments> forgeries() {
        String event = stripeEvent("evt_forged");
        Instant now = Instant.now();
        String right = Signatures.stripe(event, SECRET, now);
        return Stream.of(
                Arguments.of("no signature", event, ""),
                Arguments.of("nonsense", event, "nonsense"),
                Arguments.of("wrong secret", event, Signatures.stripe(event, "whsec_other", now)),
                Arguments.of("altered body", event.replace("pi_1", "pi_2"), right),
                Arguments.of("re-serialised body", event.replace(" ", ""), right),
                Arguments.of("too old", event, Signatures.stripe(event, SECRET, now.minusSeconds(301))),
                Arguments.of(
                        "time of another",
                        event,
                        right.replaceFirst("t=\\d+", "t=" + now.plusSeconds(5).getEpochSecond())),
                Arguments.of("old scheme only", event, right.replace("v1=", "v0=")),
                Arguments.of("empty signature", event, "t=" + now.getEpochSecond() + ",v1="),
                Arguments.of("the carrier's signature", event, Signatures.easypost(event, SECRET)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void storesNothingThatIsNotSignedByStripe(String what, String body, String signature) {
        Http.Answer answer = signature.isEmpty()
                ? http.post("/v1/webhooks/stripe", body)
                : http.post("/v1/webhooks/stripe", body, "Stripe-Signature", signature);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("signature_invalid");
        assertThat(stored("stripe", "evt_forged")).isZero();
    }

    @Test
    void acceptsOneRightSignatureAmongSeveral() {
        String id = "evt_" + UUID.randomUUID();
        String event = stripeEvent(id);
        String signatures = Signatures.stripe(event, SECRET, Instant.now()) + ",v1=" + "0".repeat(64);

        assertThat(http.post("/v1/webhooks/stripe", event, "Stripe-Signature", signatures)
                        .status())
                .isEqualTo(200);
        assertThat(stored("stripe", id)).isEqualTo(1);
    }

    @Test
    void storesAReplayOnceAlsoWhenItComesFiftyTimesAtOnce() throws Exception {
        String id = "evt_" + UUID.randomUUID();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> call = () -> tell(stripeEvent(id)).status();
            var answers = Stream.generate(() -> callers.submit(call)).limit(50).toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(stored("stripe", id)).isEqualTo(1);
    }

    @Test
    void storesNothingThatIsNotSignedByTheCarrier() {
        String event = Signatures.trackerEvent("TRK", "delivered");
        String right = Signatures.easypost(event, "easypost_secret");

        for (String wrong : new String[] {
            Signatures.easypost(event, "other"), right.replace("hmac-sha256-hex=", ""), right + "0", "hmac-sha256-hex="
        }) {
            Http.Answer answer = http.post("/v1/webhooks/easypost", event, "X-Hmac-Signature", wrong);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("signature_invalid");
        }
        assertThat(http.post("/v1/webhooks/easypost", event).code()).isEqualTo("signature_invalid");
        assertThat(http.post("/v1/webhooks/easypost", event + " ", "X-Hmac-Signature", right)
                        .code())
                .isEqualTo("signature_invalid");
    }

    @Test
    void saysThatASignedBodyIsNoEvent() {
        for (String odd : new String[] {"", "[]", "{}", "nonsense", "{\"object\": \"v2.core.event\"}"}) {
            Http.Answer answer = http.post(
                    "/v1/webhooks/stripe", odd, "Stripe-Signature", Signatures.stripe(odd, SECRET, Instant.now()));
            assertThat(answer.status()).as(odd).isEqualTo(400);
            assertThat(answer.code()).isIn("malformed_json", "signature_invalid");
            Http.Answer carrier = http.post(
                    "/v1/webhooks/easypost", odd, "X-Hmac-Signature", Signatures.easypost(odd, "easypost_secret"));
            assertThat(carrier.code()).isEqualTo("malformed_json");
        }
    }

    @Test
    void placesTheOrderOnceTheBankHasConfirmed() {
        String id = http.checkOut(checkout(platform.sku(10), 1, "pm_card_3ds"))
                .json()
                .path("id")
                .asString();
        OrderId order = new OrderId(id);
        Hands.CONFIRMED.add(order);

        tell(Signatures.intentEvent(
                "evt_" + UUID.randomUUID(), "payment_intent.amount_capturable_updated", Hands.intent(order)));

        eventually(
                () -> http.get("/v1/orders/" + id).json().path("status").asString(), status -> status.equals("placed"));
    }

    @Test
    void keepsAnEventThatCameBeforeWhatItSpeaksOf() {
        String id = "evt_" + UUID.randomUUID();

        tell(Signatures.intentEvent(id, "payment_intent.succeeded", "pi_of_nobody"));

        eventually(() -> failure("stripe", id), failure -> failure.contains("no order has this payment"));
        assertThat(applied("stripe", id)).isZero();
    }

    @Test
    void appliesWhatChangesNothingAndForgetsIt() {
        String id = "evt_" + UUID.randomUUID();

        tell(stripeEvent(id).replace("payment_intent.succeeded", "charge.updated"));

        eventually(() -> applied("stripe", id), applied -> applied == 1);
    }

    @Test
    void keepsAScanOfAParcelThatIsNotKnownYet() {
        String event = Signatures.trackerEvent("TRK-unknown", "in_transit");
        String id = event.replaceAll("(?s).*\"(evt_[^\"]+)\".*", "$1");

        http.post("/v1/webhooks/easypost", event, "X-Hmac-Signature", Signatures.easypost(event, "easypost_secret"));

        eventually(() -> failure("easypost", id), failure -> failure.contains("TRK-unknown"));
    }

    private Http.Answer tell(String event) {
        return http.post(
                "/v1/webhooks/stripe", event, "Stripe-Signature", Signatures.stripe(event, SECRET, Instant.now()));
    }

    private static String stripeEvent(String id) {
        return Signatures.intentEvent(id, "payment_intent.succeeded", "pi_1");
    }

    private long stored(String provider, String id) {
        return count("select count(*) from inbox_event where provider = ? and event_id = ?", provider, id);
    }

    private long applied(String provider, String id) {
        return count(
                "select count(*) from inbox_event where provider = ? and event_id = ? and applied_at is not null",
                provider,
                id);
    }

    private long count(String sql, String provider, String id) {
        return platform.shop()
                .sql()
                .sql(sql)
                .params(provider, id)
                .query(Long.class)
                .single();
    }

    private String failure(String provider, String id) {
        return platform.shop()
                .sql()
                .sql("select coalesce(failure, '') from inbox_event where provider = ? and event_id = ?")
                .params(provider, id)
                .query(String.class)
                .single();
    }
}
