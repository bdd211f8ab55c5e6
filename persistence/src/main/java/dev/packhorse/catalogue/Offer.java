package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a SKU sells as: deeply immutable, since the near-cache hands the same instance to every reader. */
public record Offer(Sku sku, String productId, String title, int weightGrams, List<Money> prices) {

    public Offer {
        prices = List.copyOf(prices);
    }

    public Optional<Money> priceIn(Currency currency) {
        return prices.stream()
                .filter(price -> price.currency().equals(currency))
                .findFirst();
    }
}
