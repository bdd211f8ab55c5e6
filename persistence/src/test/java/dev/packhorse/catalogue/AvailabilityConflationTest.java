package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Eventually;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Destination;
import dev.packhorse.inventory.HoldAnswer;
import dev.packhorse.inventory.HoldBatcher;
import dev.packhorse.inventory.HoldId;
import dev.packhorse.inventory.HoldRequest;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** One SKU that two members of a cluster sell as fast as they can, while a client looks on. */
class AvailabilityConflationTest {

    private static final Sku HOT = new Sku("HOT");
    private static final int ON_HAND = 1_000_000;
    private static final int CALLERS = 8;
    private static final long RUSH_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int TOLD_A_SECOND = 10;

    private static Shop shop;
    private static ConfigurableApplicationContext second;
    private static ConfigurableApplicationContext client;

    @BeforeAll
    static void cluster() throws Exception {
        int first = freePort();
        int other = freePort();
        String name = "packhorse.cache.cluster-name=conflation-test-" + first;
        String members = "packhorse.cache.members=127.0.0.1:" + first + ",127.0.0.1:" + other;
        shop = Shop.open("packhorse.cache.topology=embedded", name, members, "packhorse.cache.port=" + first);
        second = shop.neighbour("packhorse.cache.topology=embedded", name, members, "packhorse.cache.port=" + other);
        client = shop.neighbour("packhorse.cache.topology=client", name, members);
        shop.warehouse("BER", "DE", 1).sells("HOT").receives(ON_HAND, "HOT", "BER");
    }

    @AfterAll
    static void end() {
        client.close();
        second.close();
        shop.close();
    }

    @Test
    void ofManyChangesFewAreToldAndTheLastOneEverywhere() throws Exception {
        List<Catalogue> all =
                List.of(shop.catalogue(), second.getBean(Catalogue.class), client.getBean(Catalogue.class));
        seenBy(all, ON_HAND);
        long toldBefore = told();
        long begun = System.nanoTime();

        long changes = rush(begun + RUSH_NANOS);
        seenBy(all, ON_HAND - changes);

        // Each of the two tells at most every 100 ms, and once more after the last change.
        double seconds = (System.nanoTime() - begun) / 1e9;
        long told = told() - toldBefore;
        assertThat(told).as("told in %.1f s", seconds).isBetween(2L, 2 * (long) (seconds * TOLD_A_SECOND + 2));
        assertThat(changes).as("changes, of which %d were told", told).isGreaterThan(2 * told);
    }

    /** @return how many units were taken */
    private static long rush(long end) throws Exception {
        List<Future<Long>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (HoldBatcher batcher : List.of(shop.get(HoldBatcher.class), second.getBean(HoldBatcher.class))) {
                for (int i = 0; i < CALLERS; i++) {
                    callers.add(threads.submit(() -> takeOneByOne(batcher, end)));
                }
            }
        }
        long taken = 0;
        for (Future<Long> caller : callers) {
            taken += caller.get();
        }
        return taken;
    }

    private static long takeOneByOne(HoldBatcher batcher, long end) {
        List<OrderLine> one = List.of(new OrderLine(HOT, "Hot", 1, Money.of(1000, "EUR")));
        long taken = 0;
        for (; System.nanoTime() < end; taken++) {
            HoldAnswer answer = batcher.hold(new HoldRequest(
                    new HoldId(OrderId.next(Instant.now()), 1), Destination.in("DE"), one, Duration.ofMinutes(1)));
            assertThat(answer).isInstanceOf(HoldAnswer.Held.class);
        }
        return taken;
    }

    private static void seenBy(List<Catalogue> all, long units) throws Exception {
        for (Catalogue catalogue : all) {
            Eventually.see(
                    () -> catalogue.availability(HOT).orElseThrow().available(),
                    available -> assertThat(available).isEqualTo(units));
        }
    }

    private static long told() {
        return told(shop.get(CatalogueCache.class)) + told(second.getBean(CatalogueCache.class));
    }

    private static long told(CatalogueCache cache) {
        return cache.figures().adopted() + cache.figures().notNewer();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
