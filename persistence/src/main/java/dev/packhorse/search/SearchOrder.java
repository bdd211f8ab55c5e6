package dev.packhorse.search;

/** What comes first. Products that are alike in it go by their id, so that the order is total. */
public enum SearchOrder {
    /** What fits the words best; without words as {@link #NAME}. */
    RELEVANCE,
    NAME,
    /** The cheapest; products that cannot be bought in the currency are left out. */
    PRICE,
    /** What was listed last. */
    NEWEST
}
