package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    /** Ordinary price, a new one from March, a week of sale, one day of it still cheaper. */
    private static final PriceList PRICES = PriceList.of(
            price(1000, null, null),
            price(1100, "2026-03-01", null),
            price(800, "2026-11-20", "2026-11-27"),
            price(600, "2026-11-22", "2026-11-23"),
            Price.of(1500, "JPY"));

    @ParameterizedTest(name = "at {0} it costs {1} until {2}")
    @CsvSource({
        "2026-01-01T00:00:00Z,           1000, 2026-03-01T00:00:00Z",
        "2026-02-28T23:59:59.999999Z,    1000, 2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00Z,           1100, 2026-11-20T00:00:00Z",
        "2026-11-20T00:00:00Z,            800, 2026-11-22T00:00:00Z",
        "2026-11-22T12:00:00Z,            600, 2026-11-23T00:00:00Z",
        "2026-11-23T00:00:00Z,            800, 2026-11-27T00:00:00Z",
        "2026-11-27T00:00:00Z,           1100,"
    })
    void theOneThatBeganLastCounts(Instant moment, long cents, @Nullable Instant until) {
        Price now = PRICES.in(EUR, moment).orElseThrow();

        assertThat(now.amount()).isEqualTo(Money.of(cents, "EUR"));
        if (until == null) {
            assertThat(PRICES.endOf(now, moment)).isEmpty();
        } else {
            assertThat(PRICES.endOf(now, moment)).contains(until);
        }
        assertThat(PRICES.nextChange(moment)).isEqualTo(PRICES.endOf(now, moment));
    }

    @Test
    void aCurrencyWithoutAPriceAtThatMomentIsNotAnswered() {
        PriceList sale = PriceList.of(price(800, "2026-11-20", "2026-11-27"), Price.of(1500, "JPY"));

        assertThat(sale.at(Instant.parse("2026-11-19T00:00:00Z"))).containsExactly(Price.of(1500, "JPY"));
        assertThat(sale.at(Instant.parse("2026-11-21T00:00:00Z")))
                .extracting(price -> price.amount().currency().getCurrencyCode())
                .containsExactly("EUR", "JPY");
    }

    @Test
    void refusesWhatNobodyCouldDecide() {
        assertThatThrownBy(() -> PriceList.of(Price.of(1, "EUR"), Price.of(2, "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price(1, "2026-11-20", "2026-11-20")).isInstanceOf(IllegalArgumentException.class);
        assertThat(PriceList.of(Price.of(1, "EUR"), Price.of(2, "USD")).prices())
                .hasSize(2);
    }

    private static Price price(long cents, @Nullable String from, @Nullable String until) {
        return new Price(Money.of(cents, "EUR"), day(from), day(until));
    }

    private static @Nullable Instant day(@Nullable String day) {
        return day == null ? null : Instant.parse(day + "T00:00:00Z");
    }
}
