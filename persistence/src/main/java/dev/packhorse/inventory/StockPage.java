package dev.packhorse.inventory;

import dev.packhorse.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** @param nextCursor where the next page begins; null on the last */
public record StockPage<T>(List<T> items, @Nullable String nextCursor) {

    public StockPage {
        items = List.copyOf(items);
    }

    /** Of {@code found} with one more than {@code limit} asked for, which says whether a page follows. */
    static <T> StockPage<T> cut(List<T> found, int limit, Function<T, String[]> keys) {
        boolean more = found.size() > limit;
        List<T> items = more ? found.subList(0, limit) : found;
        return new StockPage<>(items, more ? Cursor.of(keys.apply(items.getLast())) : null);
    }
}
