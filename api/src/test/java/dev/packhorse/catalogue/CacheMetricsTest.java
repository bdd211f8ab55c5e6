package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Eventually;
import dev.packhorse.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an operator sees of the cache. */
class CacheMetricsTest {

    @AutoClose
    private static final Shop shop = Shop.open(
            "packhorse.cache.topology=embedded", "packhorse.cache.port=0", "packhorse.cache.cluster-name=metrics-test");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CacheMetrics metrics = new CacheMetrics(
            shop.get(CatalogueCache.class), shop.get(CacheRelay.class), shop.get(CacheSampler.class), meters);

    @Test
    void aStaleEntryIsSeenWithItsAgeAndIsGoneOnceTheRelayHasRun() throws Exception {
        shop.sells("SEEN");
        Eventually.see(
                () -> shop.get(CatalogueCache.class).find(Region.PRODUCTS, "prd_seen"),
                found -> assertThat(found).isPresent());
        shop.get(CacheRelay.class).relay();
        look();
        assertThat(count("packhorse.cache.samples", "result", "fresh")).isPositive();
        assertThat(count("packhorse.cache.samples", "result", "stale")).isZero();

        shop.sql()
                .sql("update product set name = 'New', version = version + 1 where id = 'prd_seen'")
                .update();
        Thread.sleep(30);
        look();

        assertThat(count("packhorse.cache.samples", "result", "stale")).isPositive();
        assertThat(meters.get("packhorse.cache.staleness").timer().max(TimeUnit.MILLISECONDS))
                .isBetween(25.0, 60_000.0);
        assertThat(meters.get("packhorse.cache.relay.backlog").gauge().value()).isPositive();
        assertThat(meters.get("packhorse.cache.relay.repairs").functionCounter().count())
                .isZero();

        shop.get(CacheRelay.class).relay();
        look();
        assertThat(shop.catalogue().product("prd_seen").orElseThrow().name()).isEqualTo("New");
        assertThat(meters.get("packhorse.cache.relay.backlog").gauge().value()).isZero();
        assertThat(meters.get("packhorse.cache.relay.repairs").functionCounter().count())
                .isPositive();
        assertThat(meters.get("packhorse.cache.reads")
                        .tag("region", "products")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    /** Often enough to be among what is read a lot. */
    private void look() {
        for (int i = 0; i < 5_000; i++) {
            shop.catalogue().product("prd_seen");
        }
        metrics.sample();
    }

    private double count(String name, String tag, String value) {
        var counter = meters.find(name).tag(tag, value).counter();
        return counter == null ? 0 : counter.count();
    }
}
