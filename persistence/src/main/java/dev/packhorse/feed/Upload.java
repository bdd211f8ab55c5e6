package dev.packhorse.feed;

import java.util.List;

/** What became of a file that was sent. */
public sealed interface Upload {

    /** @param replayed whether this key had come before, with the same file */
    record Accepted(ImportView view, boolean replayed) implements Upload {}

    /** The key came before with another file, kind or format. */
    record KeyReused() implements Upload {}

    /** Nothing of it was kept. */
    record Unusable(List<Rejection> complaints) implements Upload {}
}
