package dev.packhorse;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.order.Checkout;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.Checkouts;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What is sold out is said without asking the database, but never to somebody who has some. */
class SoldOutTest {

    @Test
    void isSaidFromMemoryToWhoeverHasNoOrder() throws Exception {
        try (Shop shop = Shop.open();
                Wire wire = new Wire(shop.database().url());
                ConfigurableApplicationContext app = shop.neighbour(
                        "packhorse.holds.sold-out-for=10m",
                        "spring.datasource.url=" + wire.url(shop.database().url()))) {
            Checkouts checkouts = app.getBean(Checkouts.class);
            shop.warehouse("BER", "DE", 1).sells("LAST").receives(2, "LAST", "BER");
            Checkout elsewhere = aCheckout().of(1, "LAST").build();
            Checkout here = aCheckout().of(1, "LAST").build();
            Order first = ((CheckoutOutcome.Held) shop.checkouts().hold(elsewhere)).order();
            Order second = ((CheckoutOutcome.Held) checkouts.hold(here)).order();
            CheckoutOutcome soldOut = new CheckoutOutcome.SoldOut(List.of(new Shortfall(new Sku("LAST"), 1, 0)));
            assertThat(checkouts.hold(aCheckout().of(1, "LAST").build())).isEqualTo(soldOut);

            wire.fallSilent();
            assertThat(checkouts.hold(aCheckout().of(1, "LAST").build())).isEqualTo(soldOut);
            wire.speakAgain();

            Eventually.see(
                    () -> checkouts.hold(elsewhere),
                    answer -> assertThat(answer).isEqualTo(new CheckoutOutcome.Known(first, OrderStatus.PENDING)));
            assertThat(checkouts.hold(here)).isEqualTo(new CheckoutOutcome.Known(second, OrderStatus.PENDING));
            app.getBean(StockLedger.class).receive(new WarehouseCode("BER"), new Sku("LAST"), 1, "Found.");
            assertThat(checkouts.hold(aCheckout().of(1, "LAST").build())).isInstanceOf(CheckoutOutcome.Held.class);
            assertThat(shop.brokenStockRules()).isEmpty();
        }
    }
}
