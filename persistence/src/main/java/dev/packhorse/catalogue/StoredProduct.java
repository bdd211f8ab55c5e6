package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product as its row has it, archived or not, for those who edit it.
 *
 * @param formerSkus of variants that are not sold any more: orders and stock still speak of them
 */
public record StoredProduct(Product product, List<Sku> formerSkus, Instant updatedAt) {

    public StoredProduct {
        formerSkus = List.copyOf(formerSkus);
    }

    Versioned shown(long madeAt) {
        return new Versioned(product.version(), product.archived() ? null : product, madeAt);
    }

    /** Of every variant that ever was; empty for those that are not sold any more. */
    Map<Sku, Optional<Offer>> offers() {
        Map<Sku, Optional<Offer>> offers = new HashMap<>();
        formerSkus.forEach(sku -> offers.put(sku, Optional.empty()));
        product.variants()
                .forEach(variant ->
                        offers.put(variant.sku(), product.archived() ? Optional.empty() : Optional.of(offer(variant))));
        return offers;
    }

    private Offer offer(Product.Variant variant) {
        String title = Titles.of(product.name(), variant.options());
        return new Offer(variant.sku(), product.id(), title, variant.weightGrams(), variant.prices());
    }
}
