package dev.packhorse.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cache entry: what a row was at one version. A deletion is an entry too, so that an older value cannot come back after it.
 *
 * @param payload deeply immutable, since every reader gets the same instance; null when the thing is gone
 * @param madeAt before it was read from the database, or before its commit, in milliseconds of the epoch; how long it may be published
 *     counts from then
 */
public record Versioned(long version, @Nullable Object payload, long madeAt) {

    public Versioned(long version, @Nullable Object payload) {
        this(version, payload, System.currentTimeMillis());
    }

    public boolean tombstone() {
        return payload == null;
    }

    public <T> Optional<T> as(Class<T> type) {
        return Optional.ofNullable(payload).map(type::cast);
    }

    boolean isNewerThan(@Nullable Versioned other) {
        return other == null || version > other.version;
    }
}
