package dev.packhorse.feed;

import java.util.Map;

/** A row by its columns, as it stands in the file; empty cells are left out. */
record FeedRow(long line, Map<String, String> cells) {}
