package dev.packhorse.order;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLevel;
import dev.packhorse.money.Money;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckoutsTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2);
        shop.sells("CAP", 1500)
                .sells("BAG", 4990)
                .sells("TENT", 20000)
                .sells("RARE")
                .sells("TWICE");
        shop.receives(100, "CAP", "BER").receives(100, "CAP", "LYS");
        shop.receives(100, "BAG", "BER");
        shop.receives(3, "TENT", "BER").receives(4, "TENT", "LYS");
        shop.receives(5, "TWICE", "BER");
    }

    @AfterEach
    void stockAddsUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void holdsStockAndRemembersThePendingOrder() {
        long held = shop.level("CAP", "BER").held();

        Order order = shop.holds(aCheckout().of(2, "CAP").of(1, "BAG").to("DE"));

        assertThat(order.total()).isEqualTo(Money.of(7990, "EUR"));
        OrderView view = shop.view(order.id());
        assertThat(view.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(view.lines()).extracting(OrderLine::title).containsExactly("Thing CAP (M)", "Thing BAG (M)");
        assertThat(view.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.warehouse().value()).isEqualTo("BER");
            assertThat(parcel.share()).isEqualTo(Money.of(7990, "EUR"));
            assertThat(parcel.items()).hasSize(2);
        });
        assertThat(shop.level("CAP", "BER").held()).isEqualTo(held + 2);
        assertThat(shop.timeline(order)).containsExactly("stock_held");
    }

    @Test
    void answersTheSameKeyAndContentWithTheSameOrder() {
        var checkout = aCheckout().of(1, "CAP").build();
        Order order = ((CheckoutOutcome.Held) shop.checkouts().hold(checkout)).order();
        StockLevel before = shop.level("CAP", "BER");

        assertThat(shop.checkouts().hold(checkout)).isEqualTo(new CheckoutOutcome.Known(order, OrderStatus.PENDING));
        assertThat(shop.level("CAP", "BER")).isEqualTo(before);
        assertThat(shop.timeline(order)).containsExactly("stock_held");
    }

    @Test
    void refusesTheSameKeyWithOtherContent() {
        shop.holds(aCheckout().of(1, "CAP").withKey("reused"));

        assertThat(shop.checkouts()
                        .hold(aCheckout().of(2, "CAP").withKey("reused").build()))
                .isEqualTo(new CheckoutOutcome.KeyReused());
    }

    @Test
    void namesEveryShortfallAndLeavesNothingBehind() {
        var checkout = aCheckout().of(8, "TENT").of(101, "BAG").of(1, "CAP").build();

        assertThat(shop.checkouts().hold(checkout))
                .isEqualTo(new CheckoutOutcome.SoldOut(List.of(
                        new Shortfall(new Sku("BAG"), 101, 100 - heldBags()), new Shortfall(new Sku("TENT"), 8, 7))));

        assertThat(shop.views().byKey(checkout.idempotencyKey())).isEmpty();
        assertThat(shop.level("TENT", "BER").held()).isZero();
        assertThat(shop.level("TENT", "LYS").held()).isZero();
    }

    @Test
    void aNoDoesNotUseUpItsKey() {
        var checkout = aCheckout().of(1, "RARE").build();
        assertThat(shop.checkouts().hold(checkout)).isInstanceOf(CheckoutOutcome.SoldOut.class);

        shop.receives(1, "RARE", "LYS");

        assertThat(shop.checkouts().hold(checkout)).isInstanceOf(CheckoutOutcome.Held.class);
    }

    @Test
    void refusesATotalThatIsNoLongerTrue() {
        var checkout = aCheckout().of(2, "CAP").expecting(2000).build();

        assertThat(shop.checkouts().hold(checkout)).isEqualTo(new CheckoutOutcome.PriceChanged(Money.of(3000, "EUR")));
        assertThat(shop.views().byKey(checkout.idempotencyKey())).isEmpty();
        assertThat(shop.checkouts()
                        .hold(aCheckout().of(2, "CAP").expecting(3000).build()))
                .isInstanceOf(CheckoutOutcome.Held.class);
    }

    @Test
    void namesWhatIsNotSold() {
        assertThat(shop.checkouts()
                        .hold(aCheckout().of(1, "CAP").of(1, "NO-SUCH").build()))
                .isEqualTo(new CheckoutOutcome.NotSold(List.of(new Sku("NO-SUCH"))));
        assertThat(shop.checkouts().hold(aCheckout().of(1, "CAP").in("JPY").build()))
                .isEqualTo(new CheckoutOutcome.NotSold(List.of(new Sku("CAP"))));
    }

    @Test
    void mergesLinesOfTheSameSku() {
        Order order = shop.holds(aCheckout().of(2, "TWICE").of(3, "TWICE"));

        assertThat(order.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(5));
        assertThat(shop.level("TWICE", "BER").held()).isEqualTo(5);
    }

    @Test
    void revivesAnExpiredOrderWhenItsCheckoutIsRepeated() {
        var checkout = aCheckout().of(1, "CAP").build();
        Order order = ((CheckoutOutcome.Held) shop.checkouts().hold(checkout)).order();
        shop.timePasses();
        shop.stock().expireDue(100);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.EXPIRED);

        assertThat(shop.checkouts().hold(checkout)).isEqualTo(new CheckoutOutcome.Revived(order));
        assertThat(shop.status(order)).isEqualTo(OrderStatus.PENDING);
        assertThat(shop.timeline(order)).containsExactly("stock_held", "hold_expired", "stock_held");
    }

    @Test
    void theFirstAnswerStays() {
        var checkout = aCheckout().of(1, "CAP").build();
        Order order = ((CheckoutOutcome.Held) shop.checkouts().hold(checkout)).order();
        assertThat(shop.checkouts().answerTo(order.id())).isEmpty();

        assertThat(shop.checkouts().remember(order.id(), new Answer(201, "first")))
                .isEqualTo(new Answer(201, "first"));
        assertThat(shop.checkouts().remember(order.id(), new Answer(402, "second")))
                .isEqualTo(new Answer(201, "first"));
        assertThat(shop.checkouts().answerTo(order.id())).contains(new Answer(201, "first"));
    }

    private static long heldBags() {
        return shop.level("BAG", "BER").held();
    }
}
