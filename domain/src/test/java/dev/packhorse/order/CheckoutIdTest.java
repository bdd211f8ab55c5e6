package dev.packhorse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutIdTest {

    @Test
    void leadsToTheOrderThatItBecomes() {
        OrderId order = OrderId.next(Instant.parse("2026-11-25T19:00:00Z"));

        CheckoutId checkout = CheckoutId.of(order);

        assertThat(checkout.value()).isEqualTo("chk_" + order.suffix());
        assertThat(checkout.order()).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chk_", "chk_1", "ord_01kc8c2v5dr5hbbm1mf5r3bq4x", "chk_81kc8c2v5dr5hbbm1mf5r3bq4x"})
    void refusesWhatIsNone(String value) {
        assertThat(CheckoutId.isWellFormed(value)).isFalse();
        assertThatThrownBy(() -> new CheckoutId(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
