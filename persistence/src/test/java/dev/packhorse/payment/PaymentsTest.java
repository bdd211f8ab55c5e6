package dev.packhorse.payment;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Shop;
import dev.packhorse.money.Money;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderId;
import dev.packhorse.shipping.ParcelId;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class PaymentsTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2).sells("CUP", "POT");
        shop.receives(1000, "CUP", "BER").receives(1000, "POT", "LYS");
    }

    @Test
    void knowsNothingBeforeTheProviderAnswered() {
        Order order = anOrder();
        assertThat(shop.payments().find(order.id())).isEmpty();
        assertThat(shop.view(order.id()).paymentStatus()).isEqualTo(PaymentStatus.NONE);
        shop.payments().recordVoid(order.id());
        shop.payments().recordVoid(OrderId.next(Instant.now()));
        assertThat(shop.payments().find(order.id())).isEmpty();
    }

    @Test
    void capturesParcelByParcelAndRefunds() {
        Order order = anOrder();
        ParcelId first = ParcelId.of(order.id(), 1);
        ParcelId second = ParcelId.of(order.id(), 2);
        String intent = "pi_" + order.id().suffix();

        authorise(order, intent);
        authorise(order, intent);
        assertStatus(order, PaymentStatus.AUTHORISED);
        assertThat(shop.payments().byAuthorisation(intent)).contains(order.id());

        shop.payments().recordCapture(order.id(), first, euros(1000), intent);
        shop.payments().recordCapture(order.id(), first, euros(1000), intent);
        assertStatus(order, PaymentStatus.PARTIALLY_CAPTURED);

        shop.payments().recordCapture(order.id(), second, euros(1000), intent);
        assertStatus(order, PaymentStatus.CAPTURED);

        shop.payments().recordRefund(order.id(), second, euros(1000), "re_1" + order.id());
        shop.payments().recordRefund(order.id(), second, euros(1000), "re_1" + order.id());
        assertStatus(order, PaymentStatus.PARTIALLY_REFUNDED);

        shop.payments().recordRefund(order.id(), null, euros(1000), "re_2" + order.id());
        assertStatus(order, PaymentStatus.REFUNDED);

        PaymentRecord payment = shop.payments().find(order.id()).orElseThrow();
        assertThat(payment.captured()).isEqualTo(euros(2000));
        assertThat(payment.refunded()).isEqualTo(euros(2000));
        assertThat(payment.kept()).isEqualTo(euros(0));
        assertThat(shop.timeline(order))
                .containsSubsequence(
                        "payment_authorised",
                        "payment_captured",
                        "payment_captured",
                        "payment_refunded",
                        "payment_refunded")
                .filteredOn(type -> type.startsWith("payment_"))
                .hasSize(5);
    }

    @Test
    void letsGoOfWhatWasNotCaptured() {
        Order order = anOrder();
        authorise(order, "pi_rest_" + order.id());
        shop.payments().recordCapture(order.id(), ParcelId.of(order.id(), 1), euros(1200), "pi");

        shop.payments().recordVoid(order.id());
        shop.payments().recordVoid(order.id());

        PaymentRecord payment = shop.payments().find(order.id()).orElseThrow();
        assertThat(payment.voided()).isEqualTo(euros(800));
        assertThat(payment.open()).isEqualTo(euros(0));
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(shop.timeline(order)).containsOnlyOnce("payment_voided");
    }

    @Test
    void voidsAWholeAuthorisation() {
        Order order = anOrder();
        authorise(order, "pi_whole_" + order.id());

        shop.payments().recordVoid(order.id());

        assertStatus(order, PaymentStatus.VOIDED);
    }

    @Test
    void remembersADeclineUntilAnotherTrySucceeds() {
        Order order = anOrder();
        var declined = new PaymentOutcome.Declined("insufficient_funds");
        shop.payments().recordOutcome(order.id(), order.total(), declined);
        shop.payments().recordOutcome(order.id(), order.total(), declined);
        assertStatus(order, PaymentStatus.DECLINED);
        assertThat(shop.timeline(order)).containsOnlyOnce("payment_declined");

        authorise(order, "pi_second_" + order.id());
        assertStatus(order, PaymentStatus.AUTHORISED);

        shop.payments().recordOutcome(order.id(), order.total(), declined);
        assertStatus(order, PaymentStatus.AUTHORISED);
    }

    @Test
    void findsTheOrderWhileTheCustomerConfirms() {
        Order order = anOrder();
        String intent = "pi_3ds_" + order.id();
        var action = new PaymentOutcome.ActionRequired(intent, "https://bank.example");
        shop.payments().recordOutcome(order.id(), order.total(), action);
        shop.payments().recordOutcome(order.id(), order.total(), action);

        assertStatus(order, PaymentStatus.ACTION_REQUIRED);
        assertThat(shop.payments().byAuthorisation(intent)).contains(order.id());
        assertThat(shop.timeline(order)).containsOnlyOnce("payment_action_required");

        shop.payments().recordVoid(order.id());
        shop.payments().recordVoid(order.id());
        assertStatus(order, PaymentStatus.VOIDED);
        assertThat(shop.timeline(order)).containsOnlyOnce("payment_voided");
    }

    @Test
    void neverBooksMoreThanWasAuthorised() {
        Order order = anOrder();
        authorise(order, "pi_limit_" + order.id());

        assertThatThrownBy(
                        () -> shop.payments().recordCapture(order.id(), ParcelId.of(order.id(), 1), euros(2001), "pi"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> shop.payments().recordRefund(order.id(), null, euros(1), "re_" + order.id()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(shop.payments().find(order.id()).orElseThrow().captured()).isEqualTo(euros(0));
    }

    private static Order anOrder() {
        return shop.places(aCheckout().of(1, "CUP").of(1, "POT"));
    }

    private static void authorise(Order order, String intent) {
        shop.payments().recordOutcome(order.id(), order.total(), new PaymentOutcome.Authorised(intent));
    }

    private static void assertStatus(Order order, PaymentStatus status) {
        assertThat(shop.payments().find(order.id()).orElseThrow().status()).isEqualTo(status);
        assertThat(shop.view(order.id()).paymentStatus()).isEqualTo(status);
    }

    private static Money euros(long cents) {
        return Money.of(cents, "EUR");
    }
}
