package dev.packhorse.payment;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static dev.packhorse.Patience.eventually;
import static dev.packhorse.Patience.retrying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packhorse.Outside;
import dev.packhorse.Proxy;
import dev.packhorse.Shop;
import dev.packhorse.money.Money;
import dev.packhorse.order.Order;
import dev.packhorse.sandbox.LedgerEntry;
import dev.packhorse.shipping.ParcelId;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentActivitiesTest {

    private static final PaymentMethod VISA = new PaymentMethod("pm_card_visa");
    private static final PaymentMethod DECLINED = new PaymentMethod("pm_card_chargeDeclinedInsufficientFunds");
    private static final PaymentMethod ASKS = new PaymentMethod("pm_card_authenticationRequired");

    private static Shop shop;
    private static Outside outside;

    private Order order;
    private ParcelId first;
    private ParcelId second;

    @BeforeAll
    static void open() {
        shop = Shop.open().sells("SHOE", 1000).warehouse("BER", "DE", 1).receives(1000, "SHOE", "BER");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void order() {
        outside = Outside.open();
        order = shop.holds(aCheckout().of(3, "SHOE").to("DE"));
        first = ParcelId.of(order.id(), 1);
        second = ParcelId.of(order.id(), 2);
    }

    @AfterEach
    void leave() {
        outside.close();
    }

    @Test
    void authorisesAndWritesItDown() {
        var outcome = authorise(VISA, 1);

        assertThat(outcome).isInstanceOf(PaymentOutcome.Authorised.class);
        assertThat(books().status()).isEqualTo(PaymentStatus.AUTHORISED);
        assertThat(books().authorised()).isEqualTo(euros(3000));
        assertThat(sum(LedgerEntry.PAYMENT_AUTHORISED)).isEqualTo(3000);
    }

    @Test
    void tellsADeclineAsAValueEachTimeItIsAsked() {
        assertThat(authorise(DECLINED, 1)).isEqualTo(new PaymentOutcome.Declined("insufficient_funds"));
        assertThat(authorise(DECLINED, 1)).isEqualTo(new PaymentOutcome.Declined("insufficient_funds"));

        assertThat(books().status()).isEqualTo(PaymentStatus.DECLINED);
        payments().voidOrRefund(order.id());
        assertThat(sum(LedgerEntry.PAYMENT_AUTHORISED)).isZero();
    }

    @Test
    void sendsTheCustomerToTheirBankAndLooksUpWhatCameOfIt() {
        var asked = (PaymentOutcome.ActionRequired) authorise(ASKS, 1);
        assertThat(asked.url()).contains("/_sandbox/authenticate/" + asked.authorisation());
        assertThat(books().status()).isEqualTo(PaymentStatus.ACTION_REQUIRED);
        assertThat(payments().lookUp(order.id())).isEqualTo(asked);

        outside.customerConfirms(asked.authorisation(), "approve");

        assertThat(payments().lookUp(order.id())).isEqualTo(new PaymentOutcome.Authorised(asked.authorisation()));
        assertThat(books().status()).isEqualTo(PaymentStatus.AUTHORISED);
    }

    @Test
    void tellsThatTheCustomerFailedAtTheirBank() {
        var asked = (PaymentOutcome.ActionRequired) authorise(ASKS, 1);

        outside.customerConfirms(asked.authorisation(), "fail");

        assertThat(payments().lookUp(order.id()))
                .isEqualTo(new PaymentOutcome.Declined("payment_intent_authentication_failure"));
        assertThat(books().status()).isEqualTo(PaymentStatus.DECLINED);
    }

    @Test
    void takesEachParcelsShareOnce() {
        authorise(VISA, 2);

        payments().capture(order.id(), first, euros(1000));
        payments().capture(order.id(), first, euros(1000));
        payments().capture(order.id(), second, euros(2000));

        assertThat(books().captured()).isEqualTo(euros(3000));
        assertThat(books().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(outside.saw(LedgerEntry.PAYMENT_CAPTURED)).hasSize(2);
    }

    @Test
    void voidsWhatADroppedParcelLeaves() {
        authorise(VISA, 2);
        payments().capture(order.id(), first, euros(1000));

        payments().voidRemainder(order.id());
        payments().voidRemainder(order.id());

        assertThat(books().voided()).isEqualTo(euros(2000));
        assertThat(books().captured()).isEqualTo(euros(1000));
        assertThat(sum(LedgerEntry.PAYMENT_VOIDED)).isEqualTo(2000);
    }

    @Test
    void refundsOneParcelOnce() {
        authorise(VISA, 2);
        payments().capture(order.id(), first, euros(1000));
        payments().capture(order.id(), second, euros(2000));

        payments().refund(order.id(), second, euros(2000));
        payments().refund(order.id(), second, euros(2000));

        assertThat(books().refunded()).isEqualTo(euros(2000));
        assertThat(books().status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(sum(LedgerEntry.PAYMENT_REFUNDED)).isEqualTo(2000);
    }

    @Test
    void givesBackEverythingWhateverWasTaken() {
        authorise(VISA, 2);
        payments().capture(order.id(), first, euros(1000));

        payments().voidOrRefund(order.id());
        payments().voidOrRefund(order.id());

        assertThat(sum(LedgerEntry.PAYMENT_REFUNDED)).isEqualTo(1000);
        assertThat(sum(LedgerEntry.PAYMENT_VOIDED)).isEqualTo(2000);
        assertThat(books().kept()).isEqualTo(euros(0));
        assertThat(books().open()).isEqualTo(euros(0));
    }

    @Test
    void isContentWhenThereIsNothingToGiveBack() {
        payments().voidOrRefund(order.id());

        assertThat(sum(LedgerEntry.PAYMENT_AUTHORISED)).isZero();
        assertThat(authorise(VISA, 1))
                .as("what comes after an undo finds the payment called off")
                .isEqualTo(new PaymentOutcome.Declined("cancelled"));
        assertThat(sum(LedgerEntry.PAYMENT_AUTHORISED)).isZero();
    }

    @Test
    void anUndoWinsAgainstAnAuthorisationThatComesLate() throws Exception {
        outside.goesWrong("payment_intents.confirm", "\"fault\":\"latency\",\"ms\":1500");
        var givenUp = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                ApplicationFailure.class, () -> impatient().authorise(order.id(), order.total(), VISA, 1)));
        eventually("the confirmation is under way", outside::wentWrong);

        retrying(() -> payments().voidOrRefund(order.id()));

        assertThat(givenUp.get(5, TimeUnit.SECONDS).isNonRetryable()).isFalse();
        eventually(
                "the late confirmation has been answered",
                () -> outside.saw(LedgerEntry.REQUEST_REFUSED).size() == 1);
        assertThat(sum(LedgerEntry.PAYMENT_AUTHORISED)).isZero();
    }

    @Test
    void anUndoFindsAnAuthorisationWhoseAnswerWasLost() throws Exception {
        outside.goesWrong("payment_intents.confirm", "\"fault\":\"answer_lost\"");
        var lost = catchThrowableOfType(ApplicationFailure.class, () -> authorise(VISA, 1));
        assertThat(lost.isNonRetryable()).isFalse();
        assertThat(sum(LedgerEntry.PAYMENT_AUTHORISED)).isEqualTo(3000);

        payments().voidOrRefund(order.id());

        assertThat(sum(LedgerEntry.PAYMENT_VOIDED)).isEqualTo(3000);
        assertThat(books().status()).isEqualTo(PaymentStatus.VOIDED);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "payment_intents.create, 'fault':'reset'",
                "payment_intents.create, 'fault':'answer_lost'",
                "payment_intents.confirm, 'fault':'reset'",
                "payment_intents.confirm, 'fault':'answer_lost'",
                "payment_intents.confirm, 'fault':'status'+'status':500",
                "payment_intents.confirm, 'fault':'status'+'status':503",
                "payment_intents.confirm, 'fault':'status'+'status':429+'retry_after':7",
                "payment_intents.confirm, 'fault':'latency'+'ms':1500",
                "payment_intents.capture, 'fault':'reset'",
                "payment_intents.capture, 'fault':'answer_lost'",
                "payment_intents.capture, 'fault':'status'+'status':500",
                "payment_intents.capture, 'fault':'latency'+'ms':1500",
                "refunds.create, 'fault':'reset'",
                "refunds.create, 'fault':'answer_lost'",
                "refunds.create, 'fault':'status'+'status':503",
                "payment_intents.cancel, 'fault':'answer_lost'",
                "payment_intents.cancel, 'fault':'reset'",
                "payment_intents.retrieve, 'fault':'status'+'status':500",
            })
    void everythingHappensOnceWhateverGoesWrong(String operation, String fault) throws Exception {
        outside.goesWrong(operation, fault.replace('\'', '"').replace('+', ','));
        var payments = impatient();

        var outcome = retrying(() -> payments.authorise(order.id(), order.total(), VISA, 2));
        retrying(() -> payments.capture(order.id(), first, euros(1000)));
        retrying(() -> payments.refund(order.id(), first, euros(1000)));
        retrying(() -> payments.voidOrRefund(order.id()));

        assertThat(outside.wentWrong()).isTrue();
        assertThat(outcome).isInstanceOf(PaymentOutcome.Authorised.class);
        assertThat(sum(LedgerEntry.PAYMENT_AUTHORISED)).isEqualTo(3000);
        assertThat(sum(LedgerEntry.PAYMENT_CAPTURED)).isEqualTo(1000);
        assertThat(sum(LedgerEntry.PAYMENT_REFUNDED)).isEqualTo(1000);
        assertThat(sum(LedgerEntry.PAYMENT_VOIDED)).isEqualTo(2000);
        assertThat(books())
                .isEqualTo(new PaymentRecord(
                        order.id(),
                        PaymentStatus.REFUNDED,
                        books().authorisation(),
                        euros(3000),
                        euros(1000),
                        euros(1000),
                        euros(2000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "answer_lost"})
    void nobodyButTemporalTriesAgain(String fault) {
        outside.goesWrong("payment_intents.create", "\"fault\":\"" + fault + "\"");

        var failure = catchThrowableOfType(ApplicationFailure.class, () -> authorise(VISA, 1));

        assertThat(failure).as("the JDK would have repeated the POST unseen").isNotNull();
        assertThat(failure.getType()).isEqualTo(StripeTrouble.UNAVAILABLE);
        assertThat(failure.isNonRetryable()).isFalse();
    }

    @Test
    void waitsAsLongAsStripeAsks() {
        outside.goesWrong("payment_intents.create", "\"fault\":\"status\",\"status\":429,\"retry_after\":7");

        var failure = catchThrowableOfType(ApplicationFailure.class, () -> authorise(VISA, 1));

        assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void asksAPersonWhenItAskedWrongly() {
        authorise(VISA, 1);
        var tooMuch = catchThrowableOfType(
                ApplicationFailure.class, () -> payments().capture(order.id(), first, euros(3001)));
        assertThat(tooMuch.isNonRetryable()).isTrue();

        var otherAmount = catchThrowableOfType(
                ApplicationFailure.class, () -> payments().authorise(order.id(), euros(1), VISA, 1));
        assertThat(otherAmount.isNonRetryable()).isTrue();
        assertThat(otherAmount.getType()).isEqualTo(StripeTrouble.REFUSED);
    }

    @Test
    void declinesACardThatCannotPayForEachParcelAlone() {
        var jcb = new PaymentMethod("pm_card_jcb");

        assertThat(authorise(jcb, 2)).isEqualTo(new PaymentOutcome.Declined("partial_capture_unavailable"));
        payments().voidOrRefund(order.id());

        assertThat(sum(LedgerEntry.PAYMENT_VOIDED)).isEqualTo(3000);
        assertThat(books().status()).isEqualTo(PaymentStatus.VOIDED);
    }

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {"503, ''", "502, <html>", "200, ''", "200, <html>", "500, {}", "200, {}"})
    void whatIsNoAnswerOfStripesIsTriedAgain(int status, String body) throws Exception {
        try (var proxy = new Proxy(status, body)) {
            var properties = new StripeProperties(proxy.address(), "sk_test_sandbox", Duration.ofSeconds(5));
            var payments = new PaymentConfiguration().paymentActivities(properties, shop.payments(), shop.views());

            var failure = catchThrowableOfType(
                    ApplicationFailure.class, () -> payments.authorise(order.id(), order.total(), VISA, 1));

            assertThat(failure.isNonRetryable()).isFalse();
            assertThat(failure.getType()).isEqualTo(StripeTrouble.UNAVAILABLE);
        }
    }

    @Test
    void declinesATokenThatNobodyKnows() {
        assertThat(authorise(new PaymentMethod("pm_card_unheard_of"), 1))
                .isEqualTo(new PaymentOutcome.Declined("invalid_payment_method"));
    }

    private PaymentOutcome authorise(PaymentMethod method, int parcels) {
        return payments().authorise(order.id(), order.total(), method, parcels);
    }

    private static PaymentActivities payments() {
        return payments(Duration.ofSeconds(5));
    }

    private static PaymentActivities impatient() {
        return payments(Duration.ofMillis(500));
    }

    private static PaymentActivities payments(Duration timeout) {
        var properties = new StripeProperties(outside.baseUri(), "sk_test_sandbox", timeout);
        return new PaymentConfiguration().paymentActivities(properties, shop.payments(), shop.views());
    }

    private PaymentRecord books() {
        return shop.payments().find(order.id()).orElseThrow();
    }

    private static long sum(String kind) {
        return outside.saw(kind).stream()
                .mapToLong(entry -> entry.amount() == null ? 0 : entry.amount())
                .sum();
    }

    private static Money euros(long cents) {
        return Money.of(cents, "EUR");
    }
}
