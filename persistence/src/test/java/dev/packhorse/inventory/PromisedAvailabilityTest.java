package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Eventually;
import dev.packhorse.Expected;
import dev.packhorse.Shop;
import dev.packhorse.catalogue.Availability;
import dev.packhorse.catalogue.Promisable;
import dev.packhorse.inventory.Backorder.Kind;
import dev.packhorse.inventory.BackorderPolicy.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be promised of a SKU is told to the caches, whatever of it changes. */
class PromisedAvailabilityTest {

    private static final Sku BOOT = new Sku("BOOT");
    private static final WarehouseCode BER = new WarehouseCode("BER");
    private static final Instant SOON =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(10));
    private static final Instant LATER = SOON.plus(Duration.ofDays(5));

    @AutoClose
    private @Nullable Shop shop;

    @ParameterizedTest(name = "a {0} cache")
    @ValueSource(strings = {"local", "embedded"})
    void isAsFreshAsTheLevels(String topology) throws Exception {
        Shop open = open(topology);
        assertThat(read(open).promisable()).isNull();

        state(open, new Promise.On(SOON));
        assertThat(told(open, promised -> promised != null))
                .isEqualTo(new Promisable(Kind.BACKORDER, BER, 10, SOON, null));

        state(open, new Promise.On(LATER));
        assertThat(told(open, promised -> promised != null && LATER.equals(promised.date())))
                .as("only the date has changed")
                .isNotNull();

        open.holds(aCheckout().of(6, "BOOT"));
        assertThat(told(open, promised -> promised != null && promised.room() < 10))
                .isEqualTo(new Promisable(Kind.BACKORDER, BER, 6, LATER, null));

        state(open, new Promise.Within(14));
        assertThat(told(open, promised -> promised != null && promised.date() == null))
                .isEqualTo(new Promisable(Kind.BACKORDER, BER, 6, null, 14));

        open.get(Backorders.class).withdraw(BOOT, new Expected.Anything());
        assertThat(told(open, promised -> promised == null)).isNull();
    }

    @Test
    void theVersionOfACommittedStateOnlyRises() {
        Shop open = open("none");
        long before = read(open).version();
        state(open, new Promise.On(SOON));
        long stated = read(open).version();
        state(open, new Promise.On(LATER));
        assertThat(stated).isGreaterThan(before);
        assertThat(read(open).version()).isGreaterThan(stated);
    }

    private Shop open(String topology) {
        Shop open = Shop.open("packhorse.cache.topology=" + topology);
        shop = open;
        return open.warehouse("BER", "DE", 1).sells("BOOT").receives(2, "BOOT", "BER");
    }

    private static void state(Shop open, Promise promise) {
        open.get(Backorders.class)
                .state(BOOT, new BackorderPolicy(Kind.BACKORDER, BER, 10, promise), new Expected.Anything());
    }

    private static Availability read(Shop open) {
        return open.catalogue().availability(BOOT).orElseThrow();
    }

    /** Availability is told at most every 100 ms. */
    private static @Nullable Promisable told(Shop open, Predicate<@Nullable Promisable> what) throws Exception {
        Eventually.see(
                () -> what.test(read(open).promisable()),
                isTold -> assertThat(isTold).isTrue());
        return read(open).promisable();
    }
}
