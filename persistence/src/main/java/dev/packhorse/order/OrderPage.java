package dev.packhorse.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor hand it back for the orders after these; null on the last page */
public record OrderPage(List<OrderSummary> items, @Nullable String nextCursor) {
    public OrderPage {
        items = List.copyOf(items);
    }
}
