package dev.packhorse.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor for the page behind; null on the last */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
