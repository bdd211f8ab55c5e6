package dev.packhorse.sales;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.order.Order;
import dev.packhorse.shipping.ParcelId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = Shop.open().warehouse("BER", "DE", 1).warehouse("NYC", "US", 2);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static void stocked(String... skus) {
        shop.sells(skus);
        for (String sku : skus) {
            shop.receives(1_000, sku, "BER");
        }
    }

    private static String product(String sku) {
        return Shop.product(sku, 1000).id();
    }

    private static void addUp() {
        while (shop.get(SalesSums.class).addUp(7) == 7) {}
    }

    private static List<String> sold(String sku) {
        addUp();
        return shop.get(SalesStatistics.class).ofProduct(product(sku), TODAY.minusDays(1), TODAY.plusDays(1)).stream()
                .map(day -> day.units() + " for " + day.revenue() + " " + day.currency())
                .toList();
    }

    @Test
    void countsWhatWasPlacedByProductAndCurrency() {
        stocked("STAT-1", "STAT-2");
        shop.places(aCheckout().of(2, "STAT-1").of(1, "STAT-2"));
        shop.places(aCheckout().of(3, "STAT-1"));
        shop.holds(aCheckout().of(5, "STAT-1"));

        assertThat(sold("STAT-1")).containsExactly("5 for 5000 EUR");
        assertThat(sold("STAT-2")).containsExactly("1 for 1000 EUR");
    }

    @Test
    void takesBackWhatWasCancelledOnceHoweverOftenItIsSaid() {
        stocked("STAT-3");
        Order order = shop.places(aCheckout().of(2, "STAT-3"));
        shop.places(aCheckout().of(1, "STAT-3"));
        assertThat(sold("STAT-3")).containsExactly("3 for 3000 EUR");

        for (int i = 0; i < 2; i++) {
            shop.stock().release(order.id());
            shop.journal().cancel(order.id(), "Changed my mind.");
        }

        assertThat(sold("STAT-3")).containsExactly("1 for 1000 EUR");
    }

    @Test
    void takesBackALostParcelAndOnlyTheRestWhenTheOrderIsGivenUp() {
        shop.sells("STAT-4", "STAT-5");
        shop.receives(10, "STAT-4", "BER").receives(10, "STAT-5", "NYC");
        Order order = shop.places(aCheckout().of(2, "STAT-4").of(3, "STAT-5"));
        ParcelId first = shop.labels(order, 1);
        shop.journal().handOver(first);

        shop.journal().loseParcel(first, "fell into the sea");
        shop.journal().loseParcel(first, "fell into the sea");
        assertThat(units("STAT-4") + units("STAT-5"))
                .isEqualTo(shop.plan(order).get(1).items().getFirst().quantity());

        shop.journal().dropParcel(ParcelId.of(order.id(), 2), "nothing to send");
        shop.journal().cancel(order.id(), "No parcel could be delivered.");
        assertThat(units("STAT-4") + units("STAT-5")).isZero();
    }

    private static long units(String sku) {
        addUp();
        return shop.get(SalesStatistics.class).ofProduct(product(sku), TODAY.minusDays(1), TODAY.plusDays(1)).stream()
                .mapToLong(Sales::units)
                .sum();
    }

    @Test
    void addsUpEachEntryOnceThoughManyDoItAtOnceWhileOrdersArrive() throws Exception {
        stocked("STAT-6", "STAT-7");
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 3; i++) {
                all.add(many.submit(() -> {
                    for (int order = 0; order < 15; order++) {
                        shop.places(aCheckout().of(1, "STAT-6").of(2, "STAT-7"));
                    }
                }));
                all.add(many.submit(() -> {
                    for (int look = 0; look < 40; look++) {
                        shop.get(SalesSums.class).addUp(5);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(sold("STAT-6")).containsExactly("45 for 45000 EUR");
        assertThat(sold("STAT-7")).containsExactly("90 for 90000 EUR");
    }

    @Test
    void knowsTheBestSellersOfABranchOfCategories() {
        shop.sql().sql("""
                insert into category (id, path, names) values ('clothes', '/clothes/', '{}');
                insert into category (id, parent_id, path, names) values ('hats', 'clothes', '/clothes/hats/', '{}')
                """).update();
        stocked("HAT-1", "HAT-2", "HAT-3");
        shop.sql()
                .sql(
                        "update product set category = 'hats', version = version + 1 where id in ('prd_hat-1', 'prd_hat-2')")
                .update();
        shop.places(aCheckout().of(1, "HAT-1").of(4, "HAT-2").of(9, "HAT-3"));
        addUp();
        SalesStatistics statistics = shop.get(SalesStatistics.class);

        assertThat(statistics.bestsellers("clothes", TODAY.minusDays(30), 10))
                .containsExactly(new Bestseller("prd_hat-2", 4), new Bestseller("prd_hat-1", 1));
        assertThat(statistics.bestsellers(null, TODAY.minusDays(30), 100))
                .contains(new Bestseller("prd_hat-3", 9), new Bestseller("prd_hat-2", 4));
        assertThat(statistics.bestsellers("clothes", TODAY.plusDays(1), 10)).isEmpty();
        assertThat(statistics.ofCategory("clothes", TODAY, TODAY.plusDays(1)))
                .extracting(Sales::units)
                .containsExactly(5L);
    }
}
