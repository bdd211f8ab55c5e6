package dev.packhorse.money;

import java.util.Currency;

/**
 * An amount in minor units of its currency: 1999 EUR is 19.99 euros, 1999 JPY is 1999 yen. Arithmetic is exact: it refuses
 * to overflow and to mix currencies, since either would be money lost quietly.
 */
public record Money(long amount, Currency currency) {

    public static Money of(long amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, (long) quantity), currency);
    }

    /** For people: "EUR 19.99", "JPY 1999". */
    @Override
    public String toString() {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return currency.getCurrencyCode() + " "
                + java.math.BigDecimal.valueOf(amount, digits).toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot combine " + this + " with " + other + ".");
        }
        return other;
    }
}
