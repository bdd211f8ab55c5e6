package dev.packhorse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final OrderId ID = OrderId.next(Instant.EPOCH);
    private static final PaymentMethod VISA = new PaymentMethod("pm_card_visa");
    private static final OrderLine MUGS = new OrderLine(new Sku("MUG"), "Mug", 2, Money.of(950, "EUR"));
    private static final OrderLine POT = new OrderLine(new Sku("POT"), "Pot", 1, Money.of(3100, "EUR"));

    @Test
    void totalsItsLines() {
        Order order = new Order(ID, List.of(MUGS, POT), Money.of(5000, "EUR"), VISA);

        assertThat(order.priceOf(new Sku("MUG"))).isEqualTo(Money.of(950, "EUR"));
        assertThatThrownBy(() -> order.priceOf(new Sku("JUG"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATotalThatItsLinesDoNotAddUpTo() {
        assertThatThrownBy(() -> new Order(ID, List.of(MUGS, POT), Money.of(4999, "EUR"), VISA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add up to EUR 50.00");
        assertThatThrownBy(() -> new Order(ID, List.of(), Money.of(0, "EUR"), VISA))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrderLine(new Sku("MUG"), "Mug", 0, Money.of(950, "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotChangeWithTheListItWasMadeFrom() {
        List<OrderLine> lines = new ArrayList<>(List.of(MUGS));
        Order order = new Order(ID, lines, Money.of(1900, "EUR"), VISA);
        lines.add(POT);

        assertThat(order.lines()).containsExactly(MUGS);
    }
}
