package dev.packhorse.temporal;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** What operators can filter orders by. Never encoded, so never personal. */
public final class SearchAttributes {

    public static final SearchAttributeKey<String> STATUS = SearchAttributeKey.forKeyword("PackhorseStatus");
    public static final SearchAttributeKey<Boolean> NEEDS_ATTENTION =
            SearchAttributeKey.forBoolean("PackhorseNeedsAttention");
    public static final SearchAttributeKey<List<String>> WAREHOUSES =
            SearchAttributeKey.forKeywordList("PackhorseWarehouses");
    public static final SearchAttributeKey<String> CARRIER = SearchAttributeKey.forKeyword("PackhorseCarrier");

    private SearchAttributes() {}
}
