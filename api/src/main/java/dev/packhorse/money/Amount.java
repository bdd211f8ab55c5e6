package dev.packhorse.money;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;

/** Money on the wire. */
@Schema(name = "Money", description = "An amount in minor units: 1999 EUR is 19.99 euros, 1999 JPY is 1999 yen")
public record Amount(
        @Schema(example = "1999") long amount,
        @Schema(example = "EUR", description = "ISO 4217") String currency) {

    public static Amount of(Money money) {
        return new Amount(money.amount(), money.currency().getCurrencyCode());
    }

    public Money money() {
        return new Money(amount, Currency.getInstance(currency));
    }
}
