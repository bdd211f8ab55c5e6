package dev.packhorse.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long caches on the way may keep a public answer: never past the moment at which it will be wrong. */
public final class Freshness {

    private final long maxAge;
    private final long stale;
    private final String ordinary;

    public Freshness(Duration maxAge, Duration staleWhileRevalidate) {
        this.maxAge = maxAge.toSeconds();
        this.stale = staleWhileRevalidate.toSeconds();
        this.ordinary = header(this.maxAge, stale);
    }

    /** @param end when the answer stops to be right; null when nobody knows of such a moment */
    String until(@Nullable Instant end) {
        if (end == null) {
            return ordinary;
        }
        long left = Math.max(0, Duration.between(Instant.now(), end).toSeconds());
        long age = Math.min(maxAge, left);
        return header(age, Math.min(stale, left - age));
    }

    private static String header(long maxAge, long stale) {
        return "public, max-age=" + maxAge + (stale > 0 ? ", stale-while-revalidate=" + stale : "");
    }
}
