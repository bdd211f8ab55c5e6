package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import java.util.Map;

/** What became of a change to a product; everything but {@link Stored} left it as it was. */
public sealed interface ProductEdit {

    record Stored(StoredProduct product) implements ProductEdit {}

    /** There is no such product. */
    record Unknown() implements ProductEdit {}

    /** Somebody else was faster: this is the version now. */
    record Outdated(long version) implements ProductEdit {}

    /** There is no such variant, or it is not sold any more. */
    record NotSold() implements ProductEdit {}

    record NoSuchPrice() implements ProductEdit {}

    /** The variant has {@link PriceList#MOST} already. */
    record TooManyPrices() implements ProductEdit {}

    record UnknownCategory(String category) implements ProductEdit {}

    /** These SKUs belong to other products, by their ids. */
    record SkusTaken(Map<Sku, String> products) implements ProductEdit {

        public SkusTaken {
            products = Map.copyOf(products);
        }
    }
}
