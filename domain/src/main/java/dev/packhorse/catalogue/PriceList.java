package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The prices of a SKU, in every currency and for every time. Of several that are valid the one that began last counts, so that
 * a sale ends by itself and the ordinary price is back.
 */
public record PriceList(@JsonValue List<Price> prices) {

    /** Of one SKU, sales that are over and sales to come among them. */
    public static final int MOST = 60;

    private static final Comparator<Price> ORDER = Comparator.comparing(
                    (Price price) -> price.amount().currency().getCurrencyCode())
            .thenComparing(Price::begin);

    private record Begin(Currency currency, Instant moment) {}

    /** @throws IllegalArgumentException when two of a currency begin at the same moment: nobody could say which one counts */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PriceList {
        prices = prices.stream().sorted(ORDER).toList();
        Set<Begin> begins = new HashSet<>();
        for (Price price : prices) {
            if (!begins.add(new Begin(price.amount().currency(), price.begin()))) {
                throw new IllegalArgumentException("Two prices begin at the same moment: " + price);
            }
        }
    }

    public static PriceList of(Price... prices) {
        return new PriceList(List.of(prices));
    }

    /** The ordinary prices, one per currency. */
    public static PriceList always(Money... amounts) {
        return new PriceList(Stream.of(amounts).map(Price::always).toList());
    }

    public Optional<Price> in(Currency currency, Instant moment) {
        return prices.stream()
                .filter(price -> price.amount().currency().equals(currency) && price.isValidAt(moment))
                .max(Comparator.comparing(Price::begin));
    }

    /** What it costs at a moment, one price per currency in which it can be bought. */
    public List<Price> at(Instant moment) {
        return currencies().stream()
                .map(Currency::getInstance)
                .flatMap(currency -> in(currency, moment).stream())
                .toList();
    }

    /** When a price that counts at a moment stops to count, be it over or be it that another one begins. */
    public Optional<Instant> endOf(Price current, Instant moment) {
        Stream<Instant> others = prices.stream()
                .filter(price ->
                        price.amount().currency().equals(current.amount().currency()))
                .map(Price::from)
                .filter(Objects::nonNull);
        return Stream.concat(others, Stream.ofNullable(current.until()))
                .filter(moment::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** The next moment at which something may cost another amount. */
    public Optional<Instant> nextChange(Instant moment) {
        return prices.stream()
                .flatMap(price -> Stream.concat(Stream.ofNullable(price.from()), Stream.ofNullable(price.until())))
                .filter(moment::isBefore)
                .min(Comparator.naturalOrder());
    }

    private Set<String> currencies() {
        Set<String> currencies = new TreeSet<>();
        prices.forEach(price -> currencies.add(price.amount().currency().getCurrencyCode()));
        return currencies;
    }
}
