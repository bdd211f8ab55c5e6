package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is sold, as shown: deeply immutable, since the near-cache hands the same instance to every reader.
 *
 * @param id {@code prd_…}
 * @param version of the row it was read from; every change of the product or one of its variants raises it
 */
public record Product(
        String id, long version, String category, String name, String description, List<Variant> variants) {

    public Product {
        variants = List.copyOf(variants);
    }

    /** The thing with a SKU and a price per currency. */
    public record Variant(Sku sku, Map<String, String> options, int weightGrams, List<Money> prices) {

        public Variant {
            options = Map.copyOf(options);
            prices = List.copyOf(prices);
        }

        public Optional<Money> priceIn(Currency currency) {
            return prices.stream()
                    .filter(price -> price.currency().equals(currency))
                    .findFirst();
        }
    }
}
