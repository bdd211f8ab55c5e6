package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.packhorse.CommitsAndSaysNothing;
import dev.packhorse.Eventually;
import dev.packhorse.JavaProcess;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Processes that are killed and paused, and a cluster that breaks. */
class CacheFaultTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String HOST = "127.0.0.1";

    private final ScheduledExecutorService relays = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopRelays() {
        relays.shutdownNow();
    }

    @Test
    void aPriceIsSeenAlthoughItsWriterWasKilledBeforeItCouldTell() throws Exception {
        int port = freePort();
        try (Shop shop = Shop.open(
                        "packhorse.cache.topology=embedded",
                        "packhorse.cache.port=" + port,
                        "packhorse.cache.cluster-name=killed-" + port);
                JavaProcess writer = writer(shop, port)) {
            writer.awaitLine("committed");
            writer.kill();

            assertThat(price(shop)).as("while no relay runs").isEqualTo(eur(1000));
            long begun = System.nanoTime();
            startRelay(shop.get(CacheRelay.class));
            Eventually.see(() -> price(shop), price -> assertThat(price).isEqualTo(eur(1100)));
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(5));
            assertThat(shop.get(CatalogueCache.class).figures().repairs()).isPositive();
        }
    }

    private static JavaProcess writer(Shop shop, int port) throws Exception {
        shop.sells("KILLED", 1000);
        Eventually.see(
                () -> shop.get(CatalogueCache.class).find(Region.OFFERS, "KILLED"),
                found -> assertThat(found).isPresent());
        return JavaProcess.start(
                CommitsAndSaysNothing.class,
                Map.of(),
                shop.database().url(),
                "KILLED",
                "1100",
                "packhorse.cache.topology=client",
                "packhorse.cache.cluster-name=killed-" + port,
                "packhorse.cache.members=" + HOST + ":" + port);
    }

    /** Its near-caches hear nothing while it stands still, and it comes back with the past in its hands. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCacheNodeThatStoodStillHidesAChangeNoLongerThanANearEntryLives() throws Exception {
        int port = freePort();
        try (JavaProcess node = JavaProcess.start(
                        CacheNode.class,
                        Map.of(
                                "PACKHORSE_CACHE_PORT", "" + port,
                                "PACKHORSE_CACHE_CLUSTER_NAME", "paused-" + port));
                Shop shop = Shop.open(
                        "packhorse.cache.topology=client",
                        "packhorse.cache.near-entry-max=3s",
                        "packhorse.cache.cluster-name=paused-" + port,
                        "packhorse.cache.members=" + HOST + ":" + port)) {
            shop.sells("KILLED", 1000);
            Eventually.see(
                    () -> {
                        price(shop);
                        return shop.get(CatalogueCache.class).find(Region.OFFERS, "KILLED");
                    },
                    found -> assertThat(found).isPresent());

            node.pause();
            shop.sells("KILLED", 1100);
            Instant changed = Instant.now();
            Eventually.see(() -> price(shop), price -> assertThat(price).isEqualTo(eur(1100)));
            assertThat(Instant.now()).isBefore(changed.plusSeconds(3 + 2 + 5));

            node.resume();
            startRelay(shop.get(CacheRelay.class));
            Eventually.see(
                    () -> shop.get(CatalogueCache.class).find(Region.OFFERS, "KILLED"),
                    found -> assertThat(found.orElseThrow().version()).isEqualTo(2));
            assertThat(price(shop)).isEqualTo(eur(1100));
        }
    }

    /** Each of them with something newer, until one finds the other. */
    @Test
    void theHalvesOfABrokenClusterAgreeOnTheHigherVersions() throws Exception {
        int first = freePort();
        int second = freePort();
        String name = "broken-" + first;
        // One that knows of the other, who is not there yet: it looks again when it looks for lost halves.
        HazelcastInstance left = NearCacheConfiguration.member(
                CacheSettings.node(List.of(HOST + ":" + first, HOST + ":" + second), HOST, first, name));
        HazelcastInstance right =
                NearCacheConfiguration.member(CacheSettings.node(List.of(HOST + ":" + second), HOST, second, name));
        try (CatalogueCache one = new HazelcastCatalogue(left);
                CatalogueCache two = new HazelcastCatalogue(right)) {
            one.bringUpToDate(Region.PRODUCTS, Map.of("left", new Versioned(7, null), "right", new Versioned(1, null)));
            two.bringUpToDate(Region.PRODUCTS, Map.of("left", new Versioned(1, null), "right", new Versioned(9, null)));
            assertThat(left.getCluster().getMembers()).hasSize(1);
            assertThat(right.getCluster().getMembers()).hasSize(1);

            Eventually.see(
                    () -> right.getCluster().getMembers().size(),
                    members -> assertThat(members).isEqualTo(2));
            for (CatalogueCache half : List.of(one, two)) {
                Eventually.see(
                        () -> half.find(Region.PRODUCTS, "left"),
                        found -> assertThat(found.orElseThrow().version()).isEqualTo(7));
                Eventually.see(
                        () -> half.find(Region.PRODUCTS, "right"),
                        found -> assertThat(found.orElseThrow().version()).isEqualTo(9));
            }
        }
    }

    private void startRelay(CacheRelay relay) {
        relays.scheduleWithFixedDelay(relay::relay, 0, 250, TimeUnit.MILLISECONDS);
    }

    private static Money price(Shop shop) {
        return shop.catalogue()
                .offer(new Sku("KILLED"))
                .orElseThrow()
                .priceIn(EUR, Instant.now())
                .orElseThrow();
    }

    private static Money eur(long cents) {
        return Money.of(cents, "EUR");
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
