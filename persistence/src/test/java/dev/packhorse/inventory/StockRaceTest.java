package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.CheckoutBuilder;
import dev.packhorse.Shop;
import dev.packhorse.order.Checkout;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.CheckoutOutcome.Held;
import dev.packhorse.order.CheckoutOutcome.SoldOut;
import dev.packhorse.order.Checkouts;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderStatus;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Many at once, with exact arithmetic. */
class StockRaceTest {

    @AutoClose
    private static final Shop shop = Shop.open("spring.datasource.hikari.connection-timeout=20000");

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2);
        shop.sells("SHARED", "OTHER", "HOT", "ONE-KEY", "A", "B", "DUE", "PAIR-1", "PAIR-2");
    }

    @AfterEach
    void nothingIsLostAndNobodyDeadlocked() {
        assertThat(shop.brokenStockRules()).isEmpty();
        assertThat(shop.sql()
                        .sql("select deadlocks from pg_stat_database where datname = current_database()")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void sellsExactlyWhatThereIs() throws Exception {
        shop.receives(30, "HOT", "BER").receives(20, "HOT", "LYS");

        List<Checkout> buyers = new ArrayList<>();
        List<CheckoutOutcome> outcomes = atOnce(200, buyer -> {
            Checkout checkout =
                    aCheckout().of(1, "HOT").withKey("buyer-" + buyer).build();
            return () -> shop.checkouts().hold(checkout);
        });
        for (int buyer = 0; buyer < 200; buyer++) {
            buyers.add(aCheckout().of(1, "HOT").withKey("buyer-" + buyer).build());
        }

        assertThat(outcomes).filteredOn(Held.class::isInstance).hasSize(50);
        assertThat(outcomes).filteredOn(SoldOut.class::isInstance).hasSize(150);
        assertThat(shop.level("HOT", "BER").held()).isEqualTo(30);
        assertThat(shop.level("HOT", "LYS").held()).isEqualTo(20);
        retriedHoldsAreTheSameHolds(buyers, outcomes);
    }

    private static void retriedHoldsAreTheSameHolds(List<Checkout> buyers, List<CheckoutOutcome> outcomes)
            throws Exception {
        List<CheckoutOutcome> again =
                atOnce(200, buyer -> () -> shop.checkouts().hold(buyers.get(buyer)));
        for (int buyer = 0; buyer < 200; buyer++) {
            if (outcomes.get(buyer) instanceof Held(Order order, var _, var _, var _)) {
                assertThat(again.get(buyer)).isEqualTo(new CheckoutOutcome.Known(order, OrderStatus.PENDING));
            } else {
                assertThat(again.get(buyer)).isInstanceOf(SoldOut.class);
            }
        }
        assertThat(shop.sql()
                        .sql("select count(*) from stock_movement where sku = 'HOT' and kind = 'held'")
                        .query(Long.class)
                        .single())
                .isEqualTo(50);
    }

    @Test
    void twoProcessesSellExactlyWhatThereIsAndNeverWaitInACircle() throws Exception {
        shop.receives(30, "SHARED", "BER").receives(20, "SHARED", "LYS").receives(500, "OTHER", "BER");
        try (ConfigurableApplicationContext neighbour =
                shop.neighbour("packhorse.holds.writers=2", "spring.datasource.hikari.connection-timeout=20000")) {
            Checkouts there = neighbour.getBean(Checkouts.class);

            List<CheckoutOutcome> outcomes = atOnce(200, buyer -> {
                // Every key is asked for in both processes at once.
                Checkouts checkouts = buyer % 2 == 0 ? shop.checkouts() : there;
                CheckoutBuilder checkout = (buyer / 2) % 2 == 0
                        ? aCheckout().of(1, "SHARED").of(1, "OTHER")
                        : aCheckout().of(1, "OTHER").of(1, "SHARED");
                Checkout mine = checkout.withKey("shared-" + buyer / 2).build();
                return () -> checkouts.hold(mine);
            });

            assertThat(outcomes).filteredOn(Held.class::isInstance).hasSize(50);
            assertThat(shop.level("SHARED", "BER").held()).isEqualTo(30);
            assertThat(shop.level("SHARED", "LYS").held()).isEqualTo(20);
            assertThat(shop.level("OTHER", "BER").held()).isEqualTo(50);
        }
    }

    @Test
    void makesOneOrderOfOneKeyHoweverManyAskAtOnce() throws Exception {
        shop.receives(100, "ONE-KEY", "BER");
        Checkout checkout = aCheckout().of(1, "ONE-KEY").build();

        List<CheckoutOutcome> outcomes = atOnce(40, _ -> () -> shop.checkouts().hold(checkout));

        assertThat(outcomes).filteredOn(Held.class::isInstance).hasSize(1);
        assertThat(outcomes).extracting(StockRaceTest::order).containsOnly(order(outcomes.getFirst()));
        assertThat(shop.level("ONE-KEY", "BER").held()).isEqualTo(1);
    }

    @Test
    void crossingOrdersDoNotWaitForEachOtherInACircle() throws Exception {
        shop.receives(60, "A", "BER")
                .receives(60, "A", "LYS")
                .receives(60, "B", "BER")
                .receives(60, "B", "LYS");

        List<CheckoutOutcome> outcomes = atOnce(
                100,
                buyer -> () -> shop.checkouts()
                        .hold((buyer % 2 == 0
                                        ? aCheckout().of(1, "A").of(1, "B").to("DE")
                                        : aCheckout().of(1, "B").of(1, "A").to("FR"))
                                .build()));

        assertThat(outcomes).allMatch(Held.class::isInstance);
        assertThat(shop.level("A", "BER").held() + shop.level("A", "LYS").held())
                .isEqualTo(100);
    }

    @Test
    void linesAreHeldTogetherOrNotAtAll() throws Exception {
        shop.receives(40, "PAIR-1", "BER").receives(10, "PAIR-2", "BER").receives(5, "PAIR-2", "LYS");

        List<CheckoutOutcome> outcomes = atOnce(
                60,
                buyer -> () -> shop.checkouts()
                        .hold(aCheckout().of(1, "PAIR-1").of(1, "PAIR-2").build()));

        assertThat(outcomes).filteredOn(Held.class::isInstance).hasSize(15);
        assertThat(shop.level("PAIR-1", "BER").held()).isEqualTo(15);
        assertThat(shop.level("PAIR-2", "BER").held()).isEqualTo(10);
        assertThat(shop.level("PAIR-2", "LYS").held()).isEqualTo(5);
    }

    @Test
    void aHoldIsPlacedOrExpiredButNeverBoth() throws Exception {
        shop.receives(40, "DUE", "BER");
        List<Order> orders = new ArrayList<>();
        List<List<PlannedParcel>> plans = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Order order = shop.holds(aCheckout().of(1, "DUE"));
            plans.add(((HoldOutcome.Held) shop.stock().hold(order, Duration.ZERO)).parcels());
            orders.add(order);
        }
        shop.timePasses();

        List<Object> outcomes = atOnce(
                80,
                n -> n % 2 == 0
                        ? () -> shop.journal().place(orders.get(n / 2).id(), plans.get(n / 2))
                        : () -> shop.stock().expireDue(2));

        long placed = outcomes.stream()
                .filter(CommitOutcome.Committed.class::isInstance)
                .count();
        long expired = outcomes.stream()
                .filter(CommitOutcome.Expired.class::isInstance)
                .count();
        assertThat(placed + expired).isEqualTo(40);
        assertThat(shop.level("DUE", "BER").held()).isEqualTo(placed);
        assertThat(orders)
                .filteredOn(order -> shop.status(order) == OrderStatus.PLACED)
                .hasSize((int) placed);
    }

    /** Seeded steps; which of them meet is up to the threads. Whatever happens, the books add up afterwards. */
    @Test
    void everythingAtOnceAddsUp() throws Exception {
        List<String> skus = List.of("S1", "S2", "S3");
        shop.sells("S1", "S2", "S3");
        skus.forEach(sku -> shop.receives(40, sku, "BER").receives(40, sku, "LYS"));

        atOnce(16, n -> () -> {
            Random random = new Random(20261123 + n);
            for (int step = 0; step < 15; step++) {
                String one = skus.get(random.nextInt(3));
                String other = skus.get(random.nextInt(3));
                CheckoutBuilder checkout =
                        aCheckout().of(1 + random.nextInt(3), one).of(1, other);
                if (shop.checkouts().hold(checkout.build()) instanceof Held(Order order, var _, var _, var _)) {
                    goOn(order, random);
                }
            }
            return n;
        });

        for (String sku : skus) {
            assertThat(shop.level(sku, "BER").onHand()).isNotNegative();
        }
    }

    private static void goOn(Order order, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> shop.stock().release(order.id());
            case 1 -> {
                shop.timePassesFor(order);
                shop.stock().expireDue(5);
            }
            case 2 -> shop.receives(2, order.lines().getFirst().sku().value(), "LYS");
            default -> ship(order, random);
        }
    }

    private static void ship(Order order, Random random) {
        if (!(shop.stock().hold(order, Duration.ofMinutes(1)) instanceof HoldOutcome.Held(List<PlannedParcel> plan))
                || shop.journal().place(order.id(), plan) instanceof CommitOutcome.Expired) {
            return;
        }
        for (PlannedParcel parcel : plan) {
            if (random.nextBoolean()) {
                shop.journal().handOver(parcel.id());
            } else {
                shop.journal().dropParcel(parcel.id(), "Not today.");
                shop.stock().releaseParcel(parcel.id());
            }
        }
    }

    private static OrderId order(CheckoutOutcome outcome) {
        return switch (outcome) {
            case Held(Order order, var _, var _, var _) -> order.id();
            case CheckoutOutcome.Revived(Order order) -> order.id();
            case CheckoutOutcome.Known(Order order, OrderStatus _) -> order.id();
            case CheckoutOutcome.KeyReused _,
                    SoldOut _,
                    CheckoutOutcome.PriceChanged _,
                    CheckoutOutcome.NotSold _,
                    CheckoutOutcome.OverLimit _,
                    CheckoutOutcome.MustWait _ -> throw new AssertionError(outcome);
        };
    }

    private static <T> List<T> atOnce(int count, IntFunction<Callable<? extends T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < count; n++) {
                Callable<? extends T> task = work.apply(n);
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
