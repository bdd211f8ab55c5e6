package dev.packhorse;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.order.Order;
import dev.packhorse.payment.PaymentOutcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks. */
class LedgerGuardsTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void anOrder() {
        shop.warehouse("BER", "DE", 1).sells("NUT").receives(10, "NUT", "BER");
        Order order = shop.places(aCheckout().of(1, "NUT"));
        shop.payments().recordOutcome(order.id(), order.total(), new PaymentOutcome.Authorised("pi_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update stock_movement set held_change = held_change + 1",
                "delete from stock_movement",
                "truncate stock_movement",
                "update payment_entry set amount = amount + 1",
                "delete from payment_entry",
                "truncate payment_entry",
                "update order_event set text = 'nothing happened'",
                "delete from order_event",
                "truncate order_event",
                "delete from stock_level",
                "delete from product"
            })
    void whatHappenedStays(String statement) {
        assertThatThrownBy(() -> shop.sql().sql(statement).update()).hasMessageContaining("is append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update stock_level set on_hand = on_hand",
                "update stock_level set on_hand = on_hand, version = version + 2",
                "update product set name = 'Other'",
                "update product set name = 'Other', version = version - 1"
            })
    void whatIsCachedRaisesItsVersionByOne(String statement) {
        assertThatThrownBy(() -> shop.sql().sql(statement).update())
                .hasMessageContaining("must raise its version by one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update stock_level set held = on_hand + 1, version = version + 1",
                "update stock_level set held = -1, version = version + 1",
                "update stock_level set on_hand = -1, version = version + 1",
                "update stock_level set safety_stock = -1, version = version + 1",
                "update orders set status = 'lost'",
                "update stock_hold_line set released = quantity + 1",
                "update parcel set status = 'packing'",
                "update payment set captured = authorised + 1"
            })
    void whatCannotBeIsRefused(String statement) {
        assertThatThrownBy(() -> shop.sql().sql(statement).update()).hasMessageContaining("violates check constraint");
    }

    @Test
    void nothingOfThisChangedAnything() {
        assertThat(shop.brokenStockRules()).isEmpty();
        assertThat(shop.level("NUT", "BER").held()).isEqualTo(1);
    }
}
