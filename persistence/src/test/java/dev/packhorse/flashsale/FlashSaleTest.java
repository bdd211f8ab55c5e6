package dev.packhorse.flashsale;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.CheckoutBuilder;
import dev.packhorse.Eventually;
import dev.packhorse.Expected;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Sku;
import dev.packhorse.order.Checkout;
import dev.packhorse.order.CheckoutId;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.CheckoutOutcome.Held;
import dev.packhorse.order.CheckoutOutcome.MustWait;
import dev.packhorse.order.CheckoutOutcome.OverLimit;
import dev.packhorse.order.Order;
import dev.packhorse.order.PayOutcome;
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

class FlashSaleTest {

    @AutoClose
    private static final Shop shop = Shop.open(
            "spring.datasource.hikari.connection-timeout=20000",
            "packhorse.sales.glance=20ms",
            "packhorse.sales.patience=5s");

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1);
    }

    @AfterEach
    void stockAddsUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void givesACustomerNoMoreThanAnybodyMayHave() throws Exception {
        onSale("LIMITED", 100, 3, 100, 100);

        Order first = shop.holds(aCheckout().of(2, "LIMITED").by("ada@example.com"));
        assertThat(shop.checkouts()
                        .hold(aCheckout().of(2, "LIMITED").by("Ada@Example.com").build()))
                .isEqualTo(new OverLimit(new Sku("LIMITED"), 3, 1));
        shop.places(aCheckout().of(1, "LIMITED").by("ADA@example.com"));
        assertThat(shop.checkouts()
                        .hold(aCheckout().of(1, "LIMITED").by("ada@example.com").build()))
                .isEqualTo(new OverLimit(new Sku("LIMITED"), 3, 0));
        assertThat(shop.checkouts()
                        .hold(aCheckout().of(3, "LIMITED").by("bob@example.com").build()))
                .isInstanceOf(Held.class);

        shop.timePassesFor(first);
        shop.stock().expireDue(100);
        assertThat(shop.checkouts()
                        .hold(aCheckout().of(2, "LIMITED").by("ada@example.com").build()))
                .isInstanceOf(Held.class);
    }

    @Test
    void doesNotLetAnExpiredCheckoutComeBackAboveTheLimit() throws Exception {
        onSale("REVIVED", 100, 1, 100, 100);
        CheckoutBuilder first =
                aCheckout().of(1, "REVIVED").by("ada@example.com").unpaid();
        CheckoutId expired = CheckoutId.of(shop.holds(first).id());
        shop.timePasses();
        shop.stock().expireDue(100);
        shop.holds(aCheckout().of(1, "REVIVED").by("ada@example.com"));

        OverLimit over = new OverLimit(new Sku("REVIVED"), 1, 0);
        assertThat(shop.checkouts().hold(first.build())).isEqualTo(over);
        assertThat(shop.openCheckouts().pay(expired, new PaymentMethod("pm_card_visa")))
                .isEqualTo(new PayOutcome.Refused(over));
    }

    @Test
    void holdsTheLimitAgainstManyCallsOfOneCustomerAtOnce() throws Exception {
        onSale("RUSH", 200, 4, 1000, 100);

        List<CheckoutOutcome> outcomes = atOnce(
                120,
                n -> () -> shop.checkouts()
                        .hold(aCheckout()
                                .of(1 + n % 2, "RUSH")
                                .by(n % 3 == 0 ? "Eve@example.com" : "eve" + n % 3 + "@example.com")
                                .build()));

        assertThat(outcomes).allMatch(outcome -> outcome instanceof Held || outcome instanceof OverLimit);
        assertThat(shop.sql()
                        .sql("select sum(l.quantity) from orders o join order_line l on l.order_id = o.id "
                                + "where l.sku = 'RUSH' group by lower(o.customer_email)")
                        .query(Integer.class)
                        .list())
                .hasSize(3)
                .allMatch(units -> units == 3 || units == 4);
    }

    @Test
    void servesWhoCameFirstWhenUnitsComeBack() throws Exception {
        onSale("BACK", 1, 1, 100, 100);
        CheckoutId holder = CheckoutId.of(
                shop.holds(aCheckout().of(1, "BACK").by("first@example.com").unpaid())
                        .id());
        Checkout second = aCheckout().of(1, "BACK").by("second@example.com").build();
        Checkout third = aCheckout().of(1, "BACK").by("third@example.com").build();
        assertThat(queue().worthWaitingFor(second)).contains(new Sku("BACK"));
        assertThat(place(queue().join(second, new Sku("BACK"))).position()).isEqualTo(1);
        assertThat(place(queue().join(third, new Sku("BACK"))).position()).isEqualTo(2);
        assertThat(place(queue().join(second, new Sku("BACK")))).satisfies(again -> {
            assertThat(again.position()).isEqualTo(1);
            assertThat(again.length()).isEqualTo(2);
            assertThat(queue().find(again.ticket()).orElseThrow().position()).isEqualTo(1);
        });

        shop.openCheckouts().abandon(holder);

        Checkout overtaking = aCheckout().of(1, "BACK").by("late@example.com").build();
        assertThat(shop.checkouts().hold(overtaking)).isEqualTo(new MustWait(new Sku("BACK")));
        assertThat(shop.checkouts().hold(third)).isEqualTo(new MustWait(new Sku("BACK")));
        // Who waits with another call is not told of it from memory: that call may have been answered before.
        assertThat(queue().look(aCheckout()
                        .of(1, "BACK")
                        .by("third@example.com")
                        .build()))
                .isEmpty();
        Eventually.see(() -> queue().look(third), seen -> assertThat(seen).isPresent());
        assertThat(queue().look(second)).isEmpty();
        assertThat(shop.checkouts().hold(second)).isInstanceOf(Held.class);
        queue().leave(second);
        assertThat(place(queue().join(third, new Sku("BACK"))).position()).isEqualTo(1);
    }

    @Test
    void letsOnlySoManyAtTheTill() throws Exception {
        onSale("TILL", 100, 1, 2, 100);

        Order one = shop.holds(aCheckout().of(1, "TILL").by("1@example.com"));
        shop.holds(aCheckout().of(1, "TILL").by("2@example.com"));
        Checkout third = aCheckout().of(1, "TILL").by("3@example.com").build();
        assertThat(shop.checkouts().hold(third)).isEqualTo(new MustWait(new Sku("TILL")));

        shop.journal().place(one.id(), shop.plan(one));
        assertThat(shop.checkouts().hold(third)).isInstanceOf(Held.class);
    }

    @Test
    void sendsAwayWhoFindsTheQueueFull() throws Exception {
        onSale("FULL", 1, 1, 100, 2);
        Checkout holder = buyer(0, "FULL");
        assertThat(shop.checkouts().hold(holder)).isInstanceOf(Held.class);

        for (int n = 1; n <= 2; n++) {
            assertThat(queue().join(buyer(n, "FULL"), new Sku("FULL"))).isInstanceOf(QueueOutcome.Waiting.class);
        }
        assertThat(queue().join(buyer(3, "FULL"), new Sku("FULL"))).isInstanceOf(QueueOutcome.Full.class);
        assertThat(queue().join(buyer(1, "FULL"), new Sku("FULL"))).isInstanceOf(QueueOutcome.Waiting.class);
        Eventually.see(
                () -> queue().look(buyer(3, "FULL")),
                seen -> assertThat(seen)
                        .as("from memory, without asking for stock")
                        .hasValueSatisfying(full -> assertThat(full).isInstanceOf(QueueOutcome.Full.class)));
        assertThat(queue().look(holder)).as("who has a unit is told so").isEmpty();
    }

    @Test
    void tellsNobodyToWaitForWhatCannotComeBack() throws Exception {
        onSale("SOLD", 1, 1, 100, 1);
        Order only = shop.holds(aCheckout().of(1, "SOLD").by("holder@example.com"));
        queue().join(buyer(1, "SOLD"), new Sku("SOLD"));
        Eventually.see(
                () -> queue().look(buyer(2, "SOLD")), seen -> assertThat(seen).isPresent());

        shop.journal().place(only.id(), shop.plan(only));

        Eventually.see(
                () -> queue().look(buyer(2, "SOLD")), seen -> assertThat(seen).isEmpty());
    }

    @Test
    void keepsNoMoreThanTheQueueHoweverManyJoinAtOnce() throws Exception {
        onSale("CROWD", 1, 1, 100, 10);

        List<QueueOutcome> outcomes = atOnce(40, n -> () -> queue().join(buyer(n, "CROWD"), new Sku("CROWD")));

        assertThat(outcomes).filteredOn(QueueOutcome.Waiting.class::isInstance).hasSize(10);
        assertThat(outcomes)
                .filteredOn(QueueOutcome.Waiting.class::isInstance)
                .extracting(outcome -> place(outcome).position())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void givesThePlaceOfWhoNoLongerAsksToTheNext() throws Exception {
        onSale("GONE", 1, 1, 100, 100);
        shop.holds(aCheckout().of(1, "GONE").by("holder@example.com"));
        queue().join(buyer(1, "GONE"), new Sku("GONE"));
        Checkout second = buyer(2, "GONE");
        queue().join(second, new Sku("GONE"));

        Eventually.see(
                () -> place(queue().look(second).orElseThrow()),
                seen -> assertThat(seen.position()).isEqualTo(1));
        assertThat(place(queue().look(second).orElseThrow()).length()).isEqualTo(1);
    }

    @Test
    void sellsLikeAnyOtherOutsideOfItsTime() {
        shop.sells("LATER").receives(10, "LATER", "BER");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        shop.get(FlashSales.class)
                .put(
                        new FlashSale(new Sku("LATER"), 1, 1, 0, tomorrow, tomorrow.plusSeconds(60), 0),
                        new Expected.Nothing());

        assertThat(shop.checkouts().hold(aCheckout().of(5, "LATER").build())).isInstanceOf(Held.class);
        assertThat(shop.checkouts().hold(aCheckout().of(5, "LATER").build())).isInstanceOf(Held.class);
        assertThat(queue().worthWaitingFor(aCheckout().of(1, "LATER").build())).isEmpty();
    }

    @Test
    void isChangedByWhoHasSeenItOnly() {
        shop.sells("SEEN");
        FlashSale wanted = new FlashSale(new Sku("SEEN"), 2, 10, 10, null, null, 0);
        FlashSales sales = shop.get(FlashSales.class);

        assertThat(sales.put(wanted, new Expected.Version(1))).isEqualTo(new FlashSales.Change.NotAsExpected(0));
        assertThat(sales.put(wanted, new Expected.Nothing()))
                .isEqualTo(new FlashSales.Change.Done(new FlashSale(new Sku("SEEN"), 2, 10, 10, null, null, 1)));
        assertThat(sales.put(wanted, new Expected.Nothing())).isEqualTo(new FlashSales.Change.NotAsExpected(1));
        assertThat(sales.put(wanted, new Expected.Version(1))).isInstanceOf(FlashSales.Change.Done.class);
        assertThat(sales.remove(new Sku("SEEN"), new Expected.Version(1)))
                .isEqualTo(new FlashSales.Change.NotAsExpected(2));
        assertThat(sales.remove(new Sku("SEEN"), new Expected.Version(2))).isInstanceOf(FlashSales.Change.Done.class);
        assertThat(sales.find(new Sku("SEEN"))).isEmpty();
        assertThat(sales.put(wanted, new Expected.Nothing()))
                .as("a version that was seen of an earlier sale does not fit this one")
                .isEqualTo(new FlashSales.Change.Done(new FlashSale(new Sku("SEEN"), 2, 10, 10, null, null, 3)));
        assertThat(sales.put(new FlashSale(new Sku("NO-SUCH"), 1, 1, 1, null, null, 0), new Expected.Nothing()))
                .isEqualTo(new FlashSales.Change.UnknownSku());
    }

    private static void onSale(String sku, int units, int limit, int atOnce, int queueLength) throws Exception {
        shop.sells(sku).receives(units, sku, "BER");
        shop.get(FlashSales.class)
                .put(new FlashSale(new Sku(sku), limit, atOnce, queueLength, null, null, 0), new Expected.Nothing());
        // What a process knows of the sales is a moment old.
        Eventually.see(
                () -> queue().knows(new Sku(sku)), known -> assertThat(known).isTrue());
    }

    private static Checkout buyer(int n, String sku) {
        return aCheckout().of(1, sku).by("buyer" + n + "@example.com").build();
    }

    private static SaleQueue queue() {
        return shop.get(SaleQueue.class);
    }

    private static QueuePlace place(QueueOutcome outcome) {
        return ((QueueOutcome.Waiting) outcome).place();
    }

    private static <T> List<T> atOnce(int count, java.util.function.IntFunction<Callable<T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                Callable<T> task = work.apply(n);
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
