package dev.packhorse.order;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.payment.PaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenCheckoutsTest {

    private static final PaymentMethod VISA = new PaymentMethod("pm_card_visa");
    private static final PaymentMethod OTHER = new PaymentMethod("pm_card_mastercard");

    @AutoClose
    private static final Shop shop = Shop.open("spring.datasource.hikari.connection-timeout=20000");

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1).sells("CUP", "LAST", "LAST-2", "RACE");
        shop.receives(1000, "CUP", "BER").receives(1, "LAST", "BER").receives(1, "LAST-2", "BER");
        shop.receives(60, "RACE", "BER");
    }

    @AfterEach
    void stockAddsUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void holdsWithoutKnowingHowItIsPaid() {
        CheckoutId checkout = opened(2, "CUP");

        CheckoutView view = view(checkout);

        assertThat(view.status()).isEqualTo(CheckoutStatus.OPEN);
        assertThat(view.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(2));
        assertThat(view.expiresAt()).isBetween(fromNow(14), fromNow(16));
        assertThat(view.extendableUntil()).isBetween(fromNow(59), fromNow(61));
        assertThat(shop.views().order(checkout.order()).orElseThrow().paymentMethod())
                .isNull();
    }

    @Test
    void extendsUntilAnyCheckoutHasBeenKeptLongEnough() {
        CheckoutId checkout = opened(1, "CUP");
        age(checkout, Duration.ofMinutes(10));
        assertThat(shop.openCheckouts().extend(checkout))
                .isInstanceOfSatisfying(
                        ExtendOutcome.Extended.class,
                        extended -> assertThat(extended.expiresAt()).isBetween(fromNow(14), fromNow(16)));

        age(checkout, Duration.ofMinutes(42));
        assertThat(shop.openCheckouts().extend(checkout))
                .isInstanceOfSatisfying(
                        ExtendOutcome.Extended.class,
                        extended -> assertThat(extended.expiresAt()).isBetween(fromNow(7), fromNow(9)));
        assertThat(shop.openCheckouts().extend(checkout)).isInstanceOf(ExtendOutcome.KeptLongest.class);
        assertThat(view(checkout).expiresAt()).isEqualTo(view(checkout).extendableUntil());
    }

    @Test
    void revivesAnExpiredOneWhenThereIsStock() {
        CheckoutId checkout = opened(1, "CUP");
        expire(checkout);
        assertThat(view(checkout).status()).isEqualTo(CheckoutStatus.EXPIRED);
        assertThat(view(checkout).expiresAt()).isNull();

        assertThat(shop.openCheckouts().extend(checkout)).isInstanceOf(ExtendOutcome.Extended.class);

        assertThat(view(checkout).status()).isEqualTo(CheckoutStatus.OPEN);
        assertThat(shop.timeline(shop.views().order(checkout.order()).orElseThrow()))
                .containsExactly("stock_held", "hold_expired", "stock_held");
    }

    @Test
    void neitherExtendsNorPaysAnExpiredOneWhoseStockIsGone() {
        CheckoutId checkout = opened(1, "LAST");
        expire(checkout);
        CheckoutId quicker = opened(1, "LAST");

        List<Shortfall> missing = List.of(new Shortfall(new Sku("LAST"), 1, 0));
        assertThat(shop.openCheckouts().extend(checkout)).isEqualTo(new ExtendOutcome.SoldOut(missing));
        assertThat(shop.openCheckouts().pay(checkout, VISA)).isEqualTo(new PayOutcome.SoldOut(missing));

        shop.openCheckouts().abandon(quicker);
        assertThat(shop.openCheckouts().pay(checkout, OTHER)).isInstanceOf(PayOutcome.Accepted.class);
    }

    @Test
    void givesTheStockOfAnAbandonedOneBackAtOnce() {
        CheckoutId checkout = opened(1, "LAST-2");

        assertThat(shop.openCheckouts().abandon(checkout)).isEqualTo(new AbandonOutcome.Abandoned());
        assertThat(shop.openCheckouts().abandon(checkout)).isEqualTo(new AbandonOutcome.Abandoned());

        assertThat(shop.level("LAST-2", "BER").held()).isZero();
        assertThat(view(checkout).status()).isEqualTo(CheckoutStatus.ABANDONED);
        assertThat(shop.openCheckouts().extend(checkout)).isEqualTo(new ExtendOutcome.Closed(CheckoutStatus.ABANDONED));
        assertThat(shop.openCheckouts().pay(checkout, VISA)).isEqualTo(new PayOutcome.Abandoned());
    }

    @Test
    void paysWithTheFirstPaymentMethodOnly() {
        CheckoutId checkout = opened(1, "CUP");

        PayOutcome accepted = shop.openCheckouts().pay(checkout, VISA);

        Order order = shop.views().order(checkout.order()).orElseThrow();
        assertThat(order.paidWith()).isEqualTo(VISA);
        assertThat(accepted).isEqualTo(new PayOutcome.Accepted(order));
        assertThat(shop.openCheckouts().pay(checkout, VISA))
                .isEqualTo(new PayOutcome.Known(order, OrderStatus.PENDING));
        assertThat(shop.openCheckouts().pay(checkout, OTHER)).isEqualTo(new PayOutcome.OtherMethod());
        assertThat(view(checkout).status()).isEqualTo(CheckoutStatus.PAYING);
    }

    @Test
    void isAnOrderFromThePaymentOn() {
        CheckoutId checkout = opened(1, "CUP");
        Order order = ((PayOutcome.Accepted) shop.openCheckouts().pay(checkout, VISA)).order();

        assertThat(shop.openCheckouts().abandon(checkout)).isEqualTo(new AbandonOutcome.TooLate(CheckoutStatus.PAYING));
        assertThat(shop.openCheckouts().extend(checkout)).isEqualTo(new ExtendOutcome.Closed(CheckoutStatus.PAYING));

        assertThat(shop.journal().place(order.id(), shop.plan(order))).isEqualTo(new CommitOutcome.Committed());
        assertThat(view(checkout).status()).isEqualTo(CheckoutStatus.ORDERED);
        assertThat(shop.openCheckouts().pay(checkout, VISA)).isEqualTo(new PayOutcome.Known(order, OrderStatus.PLACED));
        assertThat(shop.openCheckouts().abandon(checkout))
                .isEqualTo(new AbandonOutcome.TooLate(CheckoutStatus.ORDERED));
    }

    /** The process died between the payment method and the workflow: the hold expires by itself, and the customer repeats. */
    @Test
    void aPaymentThatReachedNoWorkflowIsTakenUpAgain() {
        CheckoutId checkout = opened(1, "CUP");
        Order order = ((PayOutcome.Accepted) shop.openCheckouts().pay(checkout, VISA)).order();
        expire(checkout);
        assertThat(view(checkout).status()).isEqualTo(CheckoutStatus.EXPIRED);

        assertThat(shop.openCheckouts().pay(checkout, OTHER)).isEqualTo(new PayOutcome.OtherMethod());
        assertThat(shop.openCheckouts().pay(checkout, VISA))
                .isEqualTo(new PayOutcome.Known(order, OrderStatus.PENDING));
        assertThat(shop.status(order)).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void knowsNothingOfOthers() {
        CheckoutId stranger = CheckoutId.of(OrderId.next(Instant.now()));

        assertThat(shop.get(CheckoutViews.class).find(stranger)).isEmpty();
        assertThat(shop.openCheckouts().extend(stranger)).isEqualTo(new ExtendOutcome.Unknown());
        assertThat(shop.openCheckouts().abandon(stranger)).isEqualTo(new AbandonOutcome.Unknown());
        assertThat(shop.openCheckouts().pay(stranger, VISA)).isEqualTo(new PayOutcome.Unknown());
    }

    @Test
    void ofAPaymentAnAbandonmentAndAnExpiryExactlyOneHappens() throws Exception {
        List<CheckoutId> checkouts = new ArrayList<>();
        List<Callable<?>> wishes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            CheckoutId checkout = opened(1, "RACE");
            checkouts.add(checkout);
            if (i % 2 == 0) {
                shop.timePassesFor(shop.views().order(checkout.order()).orElseThrow());
            }
            wishes.add(() -> shop.openCheckouts().pay(checkout, VISA));
            wishes.add(() -> shop.openCheckouts().pay(checkout, OTHER));
            wishes.add(() -> shop.openCheckouts().abandon(checkout));
            wishes.add(() -> shop.openCheckouts().extend(checkout));
            wishes.add(() -> shop.stock().expireDue(3));
        }

        atOnce(wishes);

        int held = 0;
        for (CheckoutId checkout : checkouts) {
            CheckoutStatus status = view(checkout).status();
            assertThat(status).isIn(CheckoutStatus.PAYING, CheckoutStatus.ABANDONED, CheckoutStatus.EXPIRED);
            held += status == CheckoutStatus.PAYING ? 1 : 0;
        }
        assertThat(shop.level("RACE", "BER").held()).isEqualTo(held);
    }

    private static void atOnce(List<Callable<?>> wishes) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> wish : wishes) {
                running.add(threads.submit(() -> {
                    start.await();
                    return wish.call();
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static CheckoutId opened(int quantity, String sku) {
        return CheckoutId.of(shop.holds(aCheckout().of(quantity, sku).unpaid()).id());
    }

    private static CheckoutView view(CheckoutId checkout) {
        return shop.get(CheckoutViews.class).find(checkout).orElseThrow();
    }

    private static Instant fromNow(int minutes) {
        return Instant.now().plus(Duration.ofMinutes(minutes));
    }

    /** Lets the checkout have been opened, and to be due, that much earlier. */
    private static void age(CheckoutId checkout, Duration by) {
        shop.sql()
                .sql("update stock_hold set created_at = created_at - ? * interval '1 second', "
                        + "expires_at = expires_at - ? * interval '1 second' where order_id = ?")
                .params(by.toSeconds(), by.toSeconds(), checkout.order().value())
                .update();
    }

    private static void expire(CheckoutId checkout) {
        shop.timePassesFor(shop.views().order(checkout.order()).orElseThrow());
        shop.stock().expireDue(1000);
    }
}
