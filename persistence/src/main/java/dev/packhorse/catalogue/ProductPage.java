package dev.packhorse.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor hand it back for the products after these; null on the last page */
public record ProductPage(List<Product> items, @Nullable String nextCursor) {
    public ProductPage {
        items = List.copyOf(items);
    }
}
