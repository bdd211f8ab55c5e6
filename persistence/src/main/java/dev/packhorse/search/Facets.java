package dev.packhorse.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the products that were found have in common, so that one can narrow down.
 *
 * @param counted how many products were counted
 * @param capped there are more than were counted: every number is "at least"
 * @param categories those one level below the category that was asked for, without the empty and the archived ones
 * @param prices of the lowest price in the currency that was asked for; none without one
 * @param attributes and options of variants
 */
public record Facets(
        int counted,
        boolean capped,
        List<CategoryCount> categories,
        List<PriceCount> prices,
        List<Attribute> attributes,
        int inStock) {

    /** More would be no help. Of an attribute with more values the most frequent are named. */
    static final int VALUES_MAX = 20;

    static final int ATTRIBUTES_MAX = 30;
    static final int CATEGORIES_MAX = 100;

    static final Facets NONE = new Facets(0, false, List.of(), List.of(), List.of(), 0);

    public Facets {
        categories = List.copyOf(categories);
        prices = List.copyOf(prices);
        attributes = List.copyOf(attributes);
    }

    public record CategoryCount(String id, String name, int count) {}

    /**
     * @param from in minor units, inclusive
     * @param until exclusive; null without end
     */
    public record PriceCount(long from, @Nullable Long until, int count) {}

    public record Attribute(String name, List<Value> values) {

        public Attribute {
            values = List.copyOf(values);
        }
    }

    public record Value(String value, int count) {}
}
