package dev.packhorse.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export as it stands.
 *
 * @param rows there were when it began
 * @param bytes of the file so far
 * @param failure why it could not go on
 */
public record ExportView(
        ExportId id,
        FeedKind kind,
        FeedFormat format,
        FeedStatus status,
        long rows,
        long done,
        long bytes,
        @Nullable String failure,
        long version,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
