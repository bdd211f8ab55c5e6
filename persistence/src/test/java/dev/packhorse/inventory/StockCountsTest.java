package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.inventory.CountOutcome.Done;
import dev.packhorse.order.Order;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counts while orders go on: what is booked is the difference, and never what is held. */
class StockCountsTest {

    @AutoClose
    private static final Shop shop = Shop.open("spring.datasource.hikari.connection-timeout=20000");

    @BeforeAll
    static void aShop() {
        shop.warehouse("BER", "DE", 1);
    }

    @AfterEach
    void theBooksAddUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void booksWhatIsMissingAndWhatIsTooMuch() {
        shop.sells("ONE", "TWO").receives(20, "ONE", "BER").receives(20, "TWO", "BER");
        PaperId id = opened(2, "ONE", "TWO");

        count(id, "grace", "ONE", 19);
        assertThat(counts().close(id, "grace")).isEqualTo(new CountOutcome.Unsettled(List.of(new Sku("TWO"))));
        count(id, "grace", "TWO", 22);

        assertThat(counts().close(id, "grace")).isInstanceOf(Done.class);
        assertThat(counts().close(id, "grace")).as("told twice").isInstanceOf(Done.class);
        assertThat(shop.level("ONE", "BER").onHand()).isEqualTo(19);
        assertThat(shop.level("TWO", "BER").onHand()).isEqualTo(22);
        assertThat(shop.sql()
                        .sql("select actor || ': ' || reason from stock_movement where reference = ? order by sku")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "grace: Counted 19 where 20 were expected.", "grace: Counted 22 where 20 were expected.");
    }

    @Test
    void whatShipsBetweenFreezeCountAndCloseStaysShipped() {
        shop.sells("MOV").receives(20, "MOV", "BER");
        PaperId id = opened(5, "MOV");
        ship(3, "MOV");
        count(id, "grace", "MOV", 16);
        ship(4, "MOV");
        shop.receives(10, "MOV", "BER");

        counts().close(id, "grace");

        StockCount.Line line = counts().find(id).orElseThrow().lines().getFirst();
        assertThat(line.frozen()).isEqualTo(20);
        assertThat(line.expected()).isEqualTo(17);
        assertThat(shop.level("MOV", "BER").onHand())
                .as("one is missing of 20 - 3 - 4 + 10")
                .isEqualTo(22);
    }

    @Test
    void aLargeDifferenceWantsASecondCountOrAnotherPerson() {
        shop.sells("BIG", "HUGE").receives(20, "BIG", "BER").receives(20, "HUGE", "BER");
        PaperId id = opened(2, "BIG", "HUGE");
        StockCount.Sheet sheet = sheet("grace", "BIG", 10);
        counts().record(id, sheet);
        assertThat(counts().record(id, sheet))
                .as("told twice is not counted twice")
                .isInstanceOf(Done.class);
        count(id, "grace", "HUGE", 10);
        assertThat(counts().close(id, "grace"))
                .isEqualTo(new CountOutcome.Unsettled(List.of(new Sku("BIG"), new Sku("HUGE"))));

        count(id, "edsger", "BIG", 10);
        assertThat(counts().approve(id, "grace", List.of(new Sku("HUGE"))))
                .isEqualTo(new CountOutcome.SamePerson(List.of(new Sku("HUGE"))));
        counts().approve(id, "edsger", List.of(new Sku("HUGE")));

        assertThat(counts().close(id, "grace")).isInstanceOf(Done.class);
        assertThat(shop.level("BIG", "BER").onHand()).isEqualTo(10);
        assertThat(counts().record(id, sheet("grace", "BIG", 9))).isEqualTo(new CountOutcome.Ended());
    }

    @Test
    void takesNothingFromUnderAnOrder() {
        shop.sells("SET").receives(5, "SET", "BER");
        shop.holds(aCheckout().of(4, "SET"));
        PaperId id = opened(5, "SET");
        count(id, "grace", "SET", 3);

        assertThat(counts().close(id, "grace"))
                .isEqualTo(new CountOutcome.StockIsHeld(List.of(new StockShortage(new Sku("SET"), 5, 4))));
        assertThat(counts().cancel(id)).isInstanceOf(Done.class);
        assertThat(counts().close(id, "grace")).isEqualTo(new CountOutcome.Ended());
        assertThat(shop.level("SET", "BER").onHand()).isEqualTo(5);
    }

    @Test
    void nothingIsCountedTwiceAtOnce() throws Exception {
        shop.sells("DUO").receives(5, "DUO", "BER");

        List<CountOutcome> outcomes = AtOnce.run(8, n -> () -> counts().open(draft("duo-" + n, 0, "DUO")));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(CountOutcome.BeingCounted.class::isInstance)
                .hasSize(7);
        assertThat(counts().open(draft("none", 0, "NEVER")))
                .isEqualTo(new CountOutcome.NoSuchSkus(List.of(new Sku("NEVER"))));
    }

    @Test
    void countsWhileManyShipAddUpExactly() throws Exception {
        shop.sells("RUN").receives(100, "RUN", "BER");
        PaperId id = opened(0, "RUN");

        AtOnce.run(21, n -> () -> {
            if (n == 0) {
                long there = shop.level("RUN", "BER").onHand();
                return counts().record(id, sheet("grace", "RUN", there));
            }
            ship(2, "RUN");
            return n;
        });
        StockCount.Line line = counts().find(id).orElseThrow().lines().getFirst();
        counts().approve(id, "edsger", List.of(new Sku("RUN")));
        counts().close(id, "grace");

        assertThat(shop.level("RUN", "BER").onHand()).isEqualTo(60 + line.counted() - line.expected());
    }

    private static void ship(int units, String sku) {
        Order order = shop.places(aCheckout().of(units, sku));
        shop.journal().handOver(shop.plan(order).getFirst().id());
    }

    private static StockCounts counts() {
        return shop.get(StockCounts.class);
    }

    private static PaperId opened(long tolerance, String... skus) {
        return ((Done) counts().open(draft(UUID.randomUUID().toString(), tolerance, skus)))
                .count()
                .id();
    }

    private static StockCount.Draft draft(String key, long tolerance, String... skus) {
        return new StockCount.Draft(
                key,
                "hash",
                new WarehouseCode("BER"),
                "ada",
                null,
                tolerance,
                Arrays.stream(skus).map(Sku::new).toList());
    }

    private static void count(PaperId id, String actor, String sku, long units) {
        assertThat(counts().record(id, sheet(actor, sku, units))).isInstanceOf(Done.class);
    }

    private static StockCount.Sheet sheet(String actor, String sku, long units) {
        return new StockCount.Sheet(
                UUID.randomUUID().toString(), "hash", actor, List.of(new Transfer.Line(new Sku(sku), units)));
    }
}
