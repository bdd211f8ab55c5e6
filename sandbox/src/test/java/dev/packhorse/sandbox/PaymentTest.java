package dev.packhorse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.sandbox.Caller.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentTest {

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
    void authorisesWithoutTakingAnything() throws IOException {
        var intent = caller.authorise("ord_1", 1999, "pm_card_visa");

        assertThat(intent.status()).isEqualTo(200);
        assertThat(intent.text("/status")).isEqualTo("requires_capture");
        assertThat(intent.number("/amount_capturable")).isEqualTo(1999);
        assertThat(intent.number("/amount_received")).isZero();
        var entry = caller.ledger(LedgerEntry.PAYMENT_AUTHORISED).getFirst();
        assertThat(entry.orderId()).isEqualTo("ord_1");
        assertThat(entry.amount()).isEqualTo(1999);
        assertThat(entry.currency()).isEqualTo("eur");
        assertThat(entry.paymentIntent()).isEqualTo(intent.text("/id"));
    }

    @Test
    void answersTheSameKeyWithTheSameAnswerOnce() throws IOException {
        var first = caller.authorise("ord_1", 1999, "pm_card_visa");
        var second = caller.authorise("ord_1", 1999, "pm_card_visa");

        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(caller.ledger(LedgerEntry.PAYMENT_AUTHORISED)).hasSize(1);
    }

    @Test
    void refusesAKeyThatWasUsedForSomethingElse() throws IOException {
        caller.authorise("ord_1", 1999, "pm_card_visa");
        var other = caller.authorise("ord_1", 2000, "pm_card_visa");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
    }

    @Test
    void refusesAKeyWhoseFirstRequestIsStillRunning() throws Exception {
        caller.fault("{\"operation\":\"payment_intents.confirm\",\"fault\":\"latency\",\"ms\":600}");
        var id = created("ord_2");
        var slow = CompletableFuture.supplyAsync(() -> confirm(id));
        Caller.eventually("the fault has struck", () -> faultsLeft() == 0);
        var meanwhile = confirm(id);

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.text("/error/code")).isEqualTo("idempotency_key_in_use");
        assertThat(slow.get(10, TimeUnit.SECONDS).text("/status")).isEqualTo("requires_capture");
    }

    private String created(String order) throws IOException {
        return caller.pay(
                        "/v1/payment_intents",
                        order + "/create",
                        "amount=500",
                        "currency=EUR",
                        "capture_method=manual",
                        "payment_method=pm_card_visa",
                        "metadata[order_id]=" + order)
                .text("/id");
    }

    private Reply confirm(String id) {
        try {
            return caller.pay("/v1/payment_intents/" + id + "/confirm", "ord_2/confirm");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int faultsLeft() {
        try {
            return caller.get("/_sandbox/faults").json().size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void declinesWithTheReasonAndTheIntent() throws IOException {
        var declined = caller.authorise("ord_1", 1999, "pm_card_chargeDeclinedInsufficientFunds");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/type")).isEqualTo("card_error");
        assertThat(declined.text("/error/decline_code")).isEqualTo("insufficient_funds");
        assertThat(declined.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
        assertThat(caller.authorise("ord_1", 1999, "pm_card_chargeDeclinedInsufficientFunds")
                        .replayed())
                .isTrue();
        assertThat(caller.ledger(LedgerEntry.PAYMENT_DECLINED)).hasSize(1);
    }

    @Test
    void saysWhichCardsItKnows() throws IOException {
        var unknown = caller.authorise("ord_1", 1999, "pm_card_unheard_of");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/error/code")).isEqualTo("resource_missing");
        assertThat(unknown.text("/error/message")).contains("pm_card_visa");
    }

    @Test
    void asksTheCustomerAndGoesOnWhenTheyApprove() throws IOException {
        var intent = caller.authorise("ord_1", 1999, "pm_card_authenticationRequired");
        assertThat(intent.text("/status")).isEqualTo("requires_action");
        assertThat(intent.text("/next_action/type")).isEqualTo("redirect_to_url");
        var page = intent.text("/next_action/redirect_to_url/url")
                .replace(sandbox.baseUri().toString(), "");
        assertThat(caller.get(page).response().body()).contains("Approve").contains("Fail");

        caller.post(page, "{\"outcome\": \"approve\"}");

        assertThat(intent(intent.text("/id")).text("/status")).isEqualTo("requires_capture");
        assertThat(caller.ledger(LedgerEntry.PAYMENT_AUTHORISED)).hasSize(1);
    }

    @Test
    void takesNothingWhenAuthenticationFails() throws IOException {
        var id = caller.authorise("ord_1", 1999, "pm_card_authenticationRequired")
                .text("/id");

        caller.post("/_sandbox/authenticate/" + id, "{\"outcome\": \"fail\"}");

        assertThat(intent(id).text("/status")).isEqualTo("requires_payment_method");
        assertThat(intent(id).text("/last_payment_error/code")).isEqualTo("payment_intent_authentication_failure");
        assertThat(caller.ledger(LedgerEntry.PAYMENT_AUTHORISED)).isEmpty();
    }

    @Test
    void capturesInPartsAndGivesBackWhatIsLeftWithTheLast() throws IOException {
        var id = caller.authorise("ord_1", 1000, "pm_card_visa").text("/id");

        var first = capture(id, "a", "amount_to_capture=300", "final_capture=false", "metadata[par_1]=300");
        assertThat(first.text("/metadata/par_1")).isEqualTo("300");
        assertThat(first.text("/metadata/order_id")).isEqualTo("ord_1");
        assertThat(first.number("/amount_capturable")).isEqualTo(700);
        assertThat(first.number("/amount_received")).isEqualTo(300);
        assertThat(first.text("/status")).isEqualTo("requires_capture");
        var second = capture(id, "b", "amount_to_capture=500", "final_capture=true");
        assertThat(second.number("/amount_capturable")).isZero();
        assertThat(second.number("/amount_received")).isEqualTo(800);
        assertThat(second.text("/status")).isEqualTo("succeeded");

        assertThat(caller.ledger(LedgerEntry.PAYMENT_CAPTURED))
                .extracting(LedgerEntry::amount)
                .containsExactly(300L, 500L);
    }

    @Test
    void refusesToCaptureMoreThanIsLeft() throws IOException {
        var id = caller.authorise("ord_1", 1000, "pm_card_visa").text("/id");
        capture(id, "a", "amount_to_capture=900", "final_capture=false");

        var tooMuch = capture(id, "b", "amount_to_capture=101", "final_capture=false");

        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("/error/code")).isEqualTo("amount_too_large");
        assertThat(intent(id).number("/amount_received")).isEqualTo(900);
    }

    @Test
    void refusesPartsOfAPaymentThatDidNotAskForThem() throws IOException {
        var id = created("ord_2");
        confirm(id);

        assertThat(capture(id, "a", "amount_to_capture=1", "final_capture=false")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesPartsOfACardThatHasNone() throws IOException {
        var id = caller.authorise("ord_1", 1000, "pm_card_jcb").text("/id");

        assertThat(capture(id, "a", "amount_to_capture=1", "final_capture=false")
                        .status())
                .isEqualTo(400);
        assertThat(capture(id, "b", "amount_to_capture=1").text("/status")).isEqualTo("succeeded");
    }

    @Test
    void cancellingGivesBackTheRestAndKeepsWhatWasCaptured() throws IOException {
        var id = caller.authorise("ord_1", 1000, "pm_card_visa").text("/id");
        capture(id, "a", "amount_to_capture=300", "final_capture=false");

        var cancelled = caller.pay("/v1/payment_intents/" + id + "/cancel", "ord_1/void");

        assertThat(cancelled.text("/status")).isEqualTo("canceled");
        assertThat(cancelled.number("/amount_capturable")).isZero();
        assertThat(cancelled.number("/amount_received")).isEqualTo(300);
        assertThat(caller.ledger(LedgerEntry.PAYMENT_VOIDED).getFirst().amount())
                .isEqualTo(700);
        assertThat(capture(id, "b", "amount_to_capture=1").text("/error/code"))
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void nobodyConfirmsACancelledIntent() throws IOException {
        var id = created("ord_2");
        caller.pay("/v1/payment_intents/" + id + "/cancel", "ord_2/void");

        var late = confirm(id);

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.text("/error/payment_intent/status")).isEqualTo("canceled");
        assertThat(caller.ledger(LedgerEntry.PAYMENT_AUTHORISED)).isEmpty();
        assertThat(confirm(id).replayed())
                .as("a refusal that had begun is kept")
                .isTrue();
    }

    @Test
    void refundsInPartsAndNeverMoreThanWasCaptured() throws IOException {
        var id = caller.authorise("ord_1", 1000, "pm_card_visa").text("/id");
        capture(id, "a", "amount_to_capture=800");

        assertThat(refund(id, "r1", "amount=300").text("/status")).isEqualTo("succeeded");
        var tooMuch = refund(id, "r2", "amount=501");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("/error/message")).contains("500");
        assertThat(refund(id, "r3").number("/amount")).isEqualTo(500);
        assertThat(refund(id, "r4").text("/error/code")).isEqualTo("charge_already_refunded");

        assertThat(caller.ledger(LedgerEntry.PAYMENT_REFUNDED))
                .extracting(LedgerEntry::amount)
                .containsExactly(300L, 500L);
    }

    @Test
    void findsAPaymentByItsOrder() throws IOException {
        caller.authorise("ord_1", 1000, "pm_card_visa");
        var second = caller.authorise("ord_2", 500, "pm_card_visa");

        var found = caller.get("/v1/payment_intents/search?query=metadata%5B'order_id'%5D:'ord_2'");

        assertThat(found.number("/data/0/amount")).isEqualTo(500);
        assertThat(found.json().path("data").size()).isEqualTo(1);
        assertThat(caller.get("/v1/payment_intents?limit=1").text("/data/0/id")).isEqualTo(second.text("/id"));
    }

    @Test
    void wantsAKeyAndAKnownPath() throws IOException {
        assertThat(caller.get("/v1/payment_intents/pi_none").status()).isEqualTo(404);
        assertThat(caller.get("/v1/customers").status()).isEqualTo(404);
        assertThat(caller.pay("/v1/payment_intents", "", "amount=-1", "currency=eur")
                        .status())
                .isEqualTo(400);
        assertThat(caller.pay("/v1/payment_intents", "", "amount=1", "currency=e€")
                        .status())
                .isEqualTo(400);
    }

    private Reply capture(String id, String step, String... fields) throws IOException {
        return caller.pay("/v1/payment_intents/" + id + "/capture", id + "/capture/" + step, fields);
    }

    private Reply refund(String id, String step, String... fields) throws IOException {
        var all = new ArrayList<>(List.of(fields));
        all.add("payment_intent=" + id);
        return caller.pay("/v1/refunds", id + "/" + step, all.toArray(String[]::new));
    }

    private Reply intent(String id) throws IOException {
        return caller.get("/v1/payment_intents/" + id);
    }
}
