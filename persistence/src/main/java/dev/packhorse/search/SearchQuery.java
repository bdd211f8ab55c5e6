package dev.packhorse.search;

import java.util.Currency;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. A product fits when all that is asked fits.
 *
 * @param text words as typed; null to look around
 * @param language one that {@link Search#languages()} names
 * @param category this one and what is below it; null for all
 * @param currency of the price bounds, of the order by price and of the counts per price; null when prices do not matter
 * @param priceMin for the lowest price that a product has now, in minor units; null for none
 * @param priceMax the same, inclusive
 * @param inStock true for what could be had now, false for what could not, null for both
 * @param attributes by name; one of the values is enough
 * @param facets whether the first page comes with counts
 * @param cursor as a page before of the same query gave it
 */
public record SearchQuery(
        @Nullable String text,
        String language,
        @Nullable String category,
        @Nullable Currency currency,
        @Nullable Long priceMin,
        @Nullable Long priceMax,
        @Nullable Boolean inStock,
        SortedMap<String, SortedSet<String>> attributes,
        SearchOrder order,
        boolean facets,
        @Nullable String cursor,
        int limit) {

    public static final int LIMIT_MAX = 100;
    public static final int TEXT_LONGEST = 100;

    public SearchQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("A page has 1 to " + LIMIT_MAX + " products, not " + limit + ".");
        }
        if (text != null && text.length() > TEXT_LONGEST) {
            throw new IllegalArgumentException("Nobody looks for " + text.length() + " characters.");
        }
        if (currency == null && (priceMin != null || priceMax != null || order == SearchOrder.PRICE)) {
            throw new IllegalArgumentException("A price has a currency.");
        }
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        attributes.forEach((name, values) -> copy.put(name, new TreeSet<>(values)));
        attributes = copy;
        order = order == SearchOrder.RELEVANCE && text == null ? SearchOrder.NAME : order;
    }

    /** By words alone, best first. */
    public static SearchQuery words(String text, String language) {
        return new SearchQuery(
                text, language, null, null, null, null, null, new TreeMap<>(), SearchOrder.RELEVANCE, true, null, 20);
    }

    /** Without what does not matter when the products that fit are counted; by price those without one do not fit. */
    SearchQuery counted() {
        return new SearchQuery(
                text,
                language,
                category,
                currency,
                priceMin,
                priceMax,
                inStock,
                attributes,
                order == SearchOrder.PRICE ? order : SearchOrder.NAME,
                true,
                null,
                1);
    }

    SearchQuery looksFor(String other) {
        return new SearchQuery(
                other,
                language,
                category,
                currency,
                priceMin,
                priceMax,
                inStock,
                attributes,
                order,
                facets,
                cursor,
                limit);
    }
}
