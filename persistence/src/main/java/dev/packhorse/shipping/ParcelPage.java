package dev.packhorse.shipping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor hand it back for the parcels after these; null on the last page */
public record ParcelPage(List<ParcelView> items, @Nullable String nextCursor) {
    public ParcelPage {
        items = List.copyOf(items);
    }
}
