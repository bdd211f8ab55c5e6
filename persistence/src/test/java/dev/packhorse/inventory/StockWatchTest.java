package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.inventory.BackInStock.Wish;
import dev.packhorse.order.Order;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each crossing is told once, whoever commits first, and those who wait are told in their order. */
class StockWatchTest {

    private static final Duration HARDLY_EVER = Duration.ofDays(1);

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void aShop() {
        shop.warehouse("BER", "DE", 1);
        look();
    }

    @Test
    void tellsOncePerCrossingAndNotAtEveryOrder() {
        shop.sells("TEA").receives(10, "TEA", "BER");
        alerts().put(new WarehouseCode("BER"), new Sku("TEA"), 4, 7);
        assertThat(told("TEA")).isEmpty();

        Order first = shop.holds(aCheckout().of(6, "TEA"));
        assertThat(told("TEA")).containsExactly("LOW_STOCK 4");
        Order second = shop.holds(aCheckout().of(4, "TEA"));
        assertThat(told("TEA")).containsExactly("LOW_STOCK 4", "OUT_OF_STOCK 0");

        shop.stock().release(second.id());
        assertThat(told("TEA")).as("4 is still low, and that was told").hasSize(2);
        shop.holds(aCheckout().of(4, "TEA"));
        assertThat(told("TEA")).as("out again before there was enough").hasSize(2);

        shop.stock().release(first.id());
        assertThat(told("TEA")).as("6 is not enough yet").hasSize(2);
        shop.receives(1, "TEA", "BER");
        assertThat(told("TEA")).containsExactly("LOW_STOCK 4", "OUT_OF_STOCK 0", "ENOUGH_AGAIN 7");
        shop.holds(aCheckout().of(7, "TEA"));
        assertThat(told("TEA")).hasSize(4).last().isEqualTo("OUT_OF_STOCK 0");
    }

    @Test
    void noticesASafetyStockAtTheNextSweep() {
        shop.sells("RUM").receives(10, "RUM", "BER");
        alerts().put(new WarehouseCode("BER"), new Sku("RUM"), 4, 7);
        assertThat(told("RUM")).isEmpty();
        settleWhatIsFollowed();

        shop.stock().keepBack(new WarehouseCode("BER"), new Sku("RUM"), 6);

        shop.get(StockWatch.class).look(Duration.ZERO, 1);
        assertThat(told("RUM")).containsExactly("LOW_STOCK 4");
    }

    /** A movement with a lower number that commits later must not be passed over. */
    @Test
    void missesNothingThatCommitsOutOfOrder() throws Exception {
        shop.sells("ALE", "GIN").receives(10, "ALE", "BER").receives(10, "GIN", "BER");
        alerts().put(new WarehouseCode("BER"), new Sku("ALE"), 4, 7);
        settleWhatIsFollowed();

        try (Connection slow = shop.database().dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("update stock_level set on_hand = 3, version = version + 1 where sku = 'ALE'");
            statement.execute("insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason) "
                    + "values ('BER', 'ALE', 'adjusted', -7, 0, 'Slowly.')");
            shop.receives(1, "GIN", "BER");
            for (int i = 0; i < 5; i++) {
                look();
            }
            assertThat(told("ALE")).isEmpty();
            slow.commit();
        }

        assertThat(told("ALE")).containsExactly("LOW_STOCK 3");
        settleWhatIsFollowed();
        assertThat(followed()).isEqualTo(newest());
    }

    @Test
    void tellsThoseWhoWaitOldestFirstAndNoMoreThanThereIsFor() {
        shop.sells("OAT");
        for (int i = 1; i <= 7; i++) {
            assertThat(wish("OAT", "buyer" + i + "@example.com")).isEqualTo(new Wish.Kept());
        }
        assertThat(wish("OAT", "buyer1@example.com")).as("asked twice").isEqualTo(new Wish.Kept());

        shop.receives(2, "OAT", "BER");
        shop.get(StockWatch.class).look(HARDLY_EVER, 2);
        shop.get(StockWatch.class).look(HARDLY_EVER, 2);
        assertThat(notified("OAT"))
                .containsExactly(
                        "buyer1@example.com", "buyer2@example.com", "buyer3@example.com", "buyer4@example.com");
        assertThat(told("OAT")).containsExactly("BACK_IN_STOCK 2");
        assertThat(wish("OAT", "buyer9@example.com")).isEqualTo(new Wish.InStock());

        Order all = shop.holds(aCheckout().of(2, "OAT"));
        look();
        shop.stock().release(all.id());
        look();
        assertThat(notified("OAT")).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void boundsTheWishesOfOneAddressAndKnowsWhatIsSold() throws Exception {
        List<String> skus = List.of("W1", "W2", "W3", "W4", "W5", "W6");
        skus.forEach(shop::sells);

        List<Wish> wishes = AtOnce.run(6, n -> () -> wish(skus.get(n), "greedy@example.com"));

        assertThat(wishes).filteredOn(Wish.Kept.class::isInstance).hasSize(5);
        assertThat(wishes).filteredOn(Wish.TooMany.class::isInstance).hasSize(1);
        assertThat(wish("NEVER", "a@example.com")).isEqualTo(new Wish.NotSold());
    }

    @Test
    void severalProcessesLookingAtOnceTellOnce() throws Exception {
        shop.sells("FIG").receives(3, "FIG", "BER");
        alerts().put(new WarehouseCode("BER"), new Sku("FIG"), 4, 7);

        AtOnce.run(8, _ -> () -> shop.get(StockWatch.class).look(Duration.ZERO, 1));

        assertThat(told("FIG")).containsExactly("LOW_STOCK 3");
    }

    private static StockAlerts alerts() {
        return shop.get(StockAlerts.class);
    }

    private static Wish wish(String sku, String email) {
        return shop.get(BackInStock.class).subscribe(new Sku(sku), email, 5);
    }

    private static void look() {
        shop.get(StockWatch.class).look(HARDLY_EVER, 3);
    }

    private static List<String> told(String sku) {
        look();
        return alerts().after(0, 1_000).stream()
                .filter(alert -> alert.sku().value().equals(sku))
                .map(alert -> alert.kind() + " " + alert.available())
                .toList();
    }

    /** Three looks: one to see the newest, one to find that all are done who ran then, one to move on. */
    private static void settleWhatIsFollowed() {
        for (int i = 0; i < 50 && followed() < newest(); i++) {
            look();
        }
    }

    private static long followed() {
        return shop.sql()
                .sql("select followed from stock_watch")
                .query(Long.class)
                .single();
    }

    private static long newest() {
        return shop.sql()
                .sql("select coalesce(max(id), 0) from stock_movement")
                .query(Long.class)
                .single();
    }

    private static List<String> notified(String sku) {
        return shop.sql()
                .sql(
                        "select recipient from notification where kind = 'back_in_stock' and data ->> 'sku' = ? order by id")
                .param(sku)
                .query(String.class)
                .list();
    }
}
