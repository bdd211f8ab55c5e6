package dev.packhorse.order;

import org.jspecify.annotations.Nullable;

/** Temporal could not be reached, or did not answer, in the time it had. What was asked may or may not have been done. */
public final class TemporalUnavailable extends RuntimeException {

    TemporalUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
