package dev.packhorse.catalogue;

import org.jspecify.annotations.Nullable;

/** What became of a change to a category; everything but {@link Stored} left the tree as it was. */
public sealed interface CategoryEdit {

    record Stored(Category category) implements CategoryEdit {}

    /** There is no such category. */
    record Unknown() implements CategoryEdit {}

    /** Somebody else was faster: this is the version now; 0 when there is none. */
    record Outdated(long version) implements CategoryEdit {}

    record UnknownParent(String parent) implements CategoryEdit {}

    /** It exists and hangs below another one, null at the root: where it hangs is changed by a move. */
    record Elsewhere(@Nullable String parent) implements CategoryEdit {}

    /** It would be below itself. */
    record Circle() implements CategoryEdit {}

    record TooDeep() implements CategoryEdit {}
}
