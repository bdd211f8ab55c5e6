package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Eventually;
import dev.packhorse.RoundTrip;
import dev.packhorse.Shop;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.Checkouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an operator sees of those who wait for stock. */
class HoldMetricsTest {

    private static final int QUEUE = 3;

    @AutoClose
    private static final Shop shop = Shop.open("packhorse.holds.queue=" + QUEUE, "packhorse.holds.sold-out-for=60s");

    @AutoClose
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    private final HoldBatcher batcher = shop.get(HoldBatcher.class);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    HoldMetricsTest() {
        new HoldMetrics(batcher, shop.get(Checkouts.class), meters);
    }

    @Test
    void whoWaitsIsCountedAndSoAreThoseWhoShareATransactionAndWhoIsSentAway() throws Exception {
        CountDownLatch door = new CountDownLatch(1);
        List<Future<String>> answers = withTheDoorClosed(door, this::pass, this::pass, this::pass);

        assertThat(meters.get("packhorse.holds.waiting").gauge().value()).isEqualTo(QUEUE);
        assertThatThrownBy(this::pass).isInstanceOf(StockBusy.class);
        assertThat(count("packhorse.holds.sent.away")).isEqualTo(1);

        door.countDown();
        for (Future<String> answer : answers) {
            assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo("done");
        }
        Eventually.see(
                () -> meters.get("packhorse.holds.wait").timer().count(),
                waits -> assertThat(waits).isEqualTo(1 + QUEUE));
        var sizes = meters.get("packhorse.holds.batch.callers").summary();
        assertThat(sizes.count()).isEqualTo(2);
        assertThat(sizes.max()).isEqualTo(QUEUE);
        assertThat(meters.get("packhorse.holds.wait").timer().max(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(meters.get("packhorse.holds.waiting").gauge().value()).isZero();
        assertThat(count("packhorse.holds.halved")).isZero();
    }

    @Test
    void aBatchThatIsHalvedIsCounted() throws Exception {
        CountDownLatch door = new CountDownLatch(1);
        List<Future<String>> answers = withTheDoorClosed(
                door, () -> batcher.ask(new BearsNoCompany(), "one"), () -> batcher.ask(new BearsNoCompany(), "two"));
        door.countDown();
        for (Future<String> answer : answers) {
            answer.get(5, TimeUnit.SECONDS);
        }

        assertThat(count("packhorse.holds.halved")).isEqualTo(1);
    }

    @Test
    void whoIsToldFromMemoryThatItIsSoldOutIsCounted() {
        shop.warehouse("BER", "DE", 1).sells("RARE").receives(1, "RARE", "BER");
        shop.holds(aCheckout().of(1, "RARE"));
        Checkouts checkouts = shop.get(Checkouts.class);
        double before = soldOutFromMemory();

        for (int i = 0; i < 3; i++) {
            assertThat(checkouts.hold(aCheckout().of(1, "RARE").build())).isInstanceOf(CheckoutOutcome.SoldOut.class);
        }

        // The first has asked the database.
        assertThat(soldOutFromMemory() - before).isEqualTo(2);
    }

    private double soldOutFromMemory() {
        return meters.get("packhorse.holds.sold.out.from.memory")
                .functionCounter()
                .count();
    }

    private double count(String name) {
        return meters.get(name).counter().count();
    }

    private String pass() {
        return batcher.run(new Errand(() -> "done"));
    }

    /** The first keeps the writer busy until all the others wait. */
    @SafeVarargs
    private List<Future<String>> withTheDoorClosed(CountDownLatch door, Callable<String>... others) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        answers.add(callers.submit(() -> batcher.run(new Errand(() -> {
            inside.countDown();
            await(door);
            return "done";
        }))));
        await(inside);
        for (int i = 0; i < others.length; i++) {
            answers.add(callers.submit(others[i]));
            int waiting = i + 1;
            Eventually.see(batcher::waiting, now -> assertThat(now).isEqualTo(waiting));
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes nothing. */
    private record Errand(Supplier<String> work) implements StockErrand<String> {

        @Override
        public String run() {
            return work.get();
        }
    }

    /** Fails whenever there is more than one in a batch, and does not say whose fault it is. */
    private record BearsNoCompany() implements HoldKind<String, String> {

        @Override
        public @Nullable Object name(String request) {
            return null;
        }

        @Override
        public int lines(String request) {
            return 1;
        }

        @Override
        public Hearing<String> hear(List<String> requests, RoundTrip questions) {
            if (requests.size() > 1) {
                throw new IllegalStateException("One of " + requests + " is to blame.");
            }
            return new Hearing<>() {
                @Override
                public Collection<Sku> skus() {
                    return List.of();
                }

                @Override
                public List<String> decide(StockInHand stock) {
                    return requests;
                }

                @Override
                public void write(RoundTrip statements) {
                    // There is nothing of it.
                }
            };
        }
    }
}
