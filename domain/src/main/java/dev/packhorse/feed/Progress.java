package dev.packhorse.feed;

/**
 * How far an import or an export has come, as the database has it.
 *
 * @param rows in all
 * @param done of these
 * @param rejected of these, because of what stands in them
 * @param finished whether there is nothing left to do, also because it was stopped
 */
public record Progress(FeedKind kind, long rows, long done, long rejected, boolean finished) {}
