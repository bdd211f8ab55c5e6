package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Eventually;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Sku;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that starts, and one whose stock changes faster than others need to know. */
class CacheWarmUpTest {

    @AutoClose
    private static final Shop shop = Shop.open(
            "packhorse.cache.topology=embedded", "packhorse.cache.port=0", "packhorse.cache.cluster-name=warm-up-test");

    @BeforeAll
    static void goods() {
        shop.warehouse("BER", "DE", 1).sells("OLD", "MIDDLE", "NEW").receives(3, "NEW", "BER");
    }

    @Test
    void theLatestProductsAreThereBeforeAnybodyAsks() {
        try (ConfigurableApplicationContext fresh =
                shop.neighbour("packhorse.cache.topology=local", "packhorse.cache.warm-up=2")) {
            CatalogueCache cache = fresh.getBean(CatalogueCache.class);
            assertThat(fresh.getBean(CacheWarmUp.class).warm(Duration.ofSeconds(5)))
                    .isEqualTo(2);

            for (String sku : List.of("MIDDLE", "NEW")) {
                assertThat(cache.find(Region.OFFERS, sku)).isPresent();
                assertThat(cache.find(Region.AVAILABILITY, sku)).isPresent();
            }
            assertThat(cache.find(Region.PRODUCTS, "prd_new")).isPresent();
            assertThat(cache.find(Region.PRODUCTS, "prd_old")).isEmpty();
        }
    }

    @Test
    void thereIsAnEndToIt() {
        assertThat(shop.get(CacheWarmUp.class).warm(Duration.ZERO)).isZero();
    }

    @Test
    void whatChangesAllTheTimeIsToldTenTimesASecondAndTheLastChangeAlways() throws Exception {
        Sku sku = new Sku("OLD");
        CacheFigures figures = shop.get(CatalogueCache.class).figures();
        long told = figures.adopted() + figures.notNewer();
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            shop.receives(1, "OLD", "BER");
        }
        long tenths = (System.nanoTime() - begun) / 100_000_000 + 1;

        Eventually.see(
                () -> shop.catalogue().availability(sku).orElseThrow().available(),
                units -> assertThat(units).isEqualTo(100));
        assertThat(figures.adopted() + figures.notNewer() - told)
                .as("publications in %d tenths of a second", tenths)
                .isLessThanOrEqualTo(tenths + 2);
    }
}
