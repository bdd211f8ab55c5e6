package dev.packhorse.feed;

/** What a bulk file is about, one row each: a variant with its product, a price, a stock level. */
public enum FeedKind {
    PRODUCTS,
    PRICES,
    STOCK
}
