package dev.packhorse.catalogue;

import dev.packhorse.api.Fields;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads prices that somebody has written. */
final class PriceForm {

    private static final long AMOUNT_MOST = 1_000_000_000_000L;

    private final Set<String> currencies;

    PriceForm(Set<Currency> currencies) {
        this.currencies = currencies.stream().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
    }

    private record Begin(String currency, Instant moment) {}

    PriceList list(Fields variant) {
        Set<Begin> begins = new HashSet<>();
        List<Price> prices = new ArrayList<>();
        for (Fields given : variant.optionalObjects("prices", PriceList.MOST)) {
            int before = given.errors().size();
            String currency = given.formed("currency", 3, currencies::contains, "unknown", known());
            Price price = read(given, currency);
            if (given.errors().size() == before) {
                if (begins.add(new Begin(currency, price.begin()))) {
                    prices.add(price);
                } else {
                    given.note("from", "duplicate", "is when another price in " + currency + " begins too");
                }
            }
        }
        return new PriceList(prices);
    }

    /** Without a currency, which stands elsewhere. */
    Price read(Fields given, String currency) {
        long amount = given.number("amount", 1, AMOUNT_MOST);
        Instant from = given.optionalInstant("from");
        Instant until = given.optionalInstant("until");
        given.refuseOthers();
        if (from != null && until != null && !from.isBefore(until)) {
            given.note("until", "out_of_range", "must be after from");
            until = null;
        }
        return new Price(Money.of(amount, isCurrency(currency) ? currency : "XXX"), from, until);
    }

    boolean isCurrency(String currency) {
        return currencies.contains(currency);
    }

    String known() {
        return "must be one of "
                + String.join(", ", currencies.stream().sorted().toList());
    }
}
