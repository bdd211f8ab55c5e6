package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.Set;

/**
 * What has changed in the database, each key once however often it did.
 *
 * @param age of the oldest of these changes, or since when it is to be told again
 * @param told to be called once the cache knows; when it is not, the same changes come again
 */
record Changes(Set<String> products, Set<String> skus, Duration age, Runnable told) {

    Changes {
        products = Set.copyOf(products);
        skus = Set.copyOf(skus);
    }

    int keys() {
        return products.size() + skus.size();
    }
}
