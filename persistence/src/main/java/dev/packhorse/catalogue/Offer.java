package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** What a SKU sells as: deeply immutable, since the near-cache hands the same instance to every reader. */
public record Offer(Sku sku, String productId, String title, int weightGrams, PriceList prices) {

    /** Of several prices that are valid the one that began last. */
    public Optional<Money> priceIn(Currency currency, Instant moment) {
        return prices.in(currency, moment).map(Price::amount);
    }
}
