package dev.packhorse.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param rows in the file
 * @param done of these, taken; {@code changed} of those made or changed something
 * @param failure why it could not go on
 */
public record ImportView(
        ImportId id,
        FeedKind kind,
        FeedFormat format,
        FeedStatus status,
        long bytes,
        long rows,
        long done,
        long rejected,
        long changed,
        @Nullable String failure,
        long version,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
