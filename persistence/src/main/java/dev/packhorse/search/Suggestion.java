package dev.packhorse.search;

/**
 * What somebody who is typing may mean.
 *
 * @param id of the product or category
 */
public record Suggestion(Kind kind, String id, String text) {

    public enum Kind {
        CATEGORY,
        PRODUCT
    }
}
