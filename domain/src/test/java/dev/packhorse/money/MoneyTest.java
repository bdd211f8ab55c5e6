package dev.packhorse.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @Test
    void addsSubtractsAndMultipliesExactly() {
        Money price = Money.of(1999, "EUR");

        assertThat(price.plus(price)).isEqualTo(Money.of(3998, "EUR"));
        assertThat(price.minus(Money.of(2000, "EUR"))).isEqualTo(Money.of(-1, "EUR"));
        assertThat(price.times(3)).isEqualTo(Money.of(5997, "EUR"));
        assertThat(price.plus(Money.zero(price.currency()))).isEqualTo(price);
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot combine EUR 0.01 with USD 0.01.");
        assertThatThrownBy(() -> Money.of(1, "EUR").minus(Money.of(1, "JPY")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToOverflow() {
        Money most = Money.of(Long.MAX_VALUE, "EUR");
        assertThatThrownBy(() -> most.plus(Money.of(1, "EUR"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(Long.MIN_VALUE, "EUR").minus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"1999,EUR,EUR 19.99", "5,USD,USD 0.05", "1999,JPY,JPY 1999", "1234,KWD,KWD 1.234", "-50,EUR,EUR -0.50"})
    void readsAsPeopleWriteIt(long amount, String currency, String text) {
        assertThat(Money.of(amount, currency)).hasToString(text);
    }

    @Test
    void knowsOnlyRealCurrencies() {
        assertThatThrownBy(() -> Money.of(1, "EURO")).isInstanceOf(IllegalArgumentException.class);
    }
}
