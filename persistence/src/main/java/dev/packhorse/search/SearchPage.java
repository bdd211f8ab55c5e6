package dev.packhorse.search;

import dev.packhorse.catalogue.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was found.
 *
 * @param didYouMean the words that were looked for instead, since those that were given find nothing; null when they were right
 * @param facets with the first page only
 * @param nextCursor hand it back for the products after these; null on the last page
 */
public record SearchPage(
        List<Product> items,
        @Nullable String didYouMean,
        @Nullable Facets facets,
        @Nullable String nextCursor) {

    public SearchPage {
        items = List.copyOf(items);
    }
}
