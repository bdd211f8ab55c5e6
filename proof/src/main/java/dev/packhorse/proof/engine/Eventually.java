package dev.packhorse.proof.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for a fact, never for a time: looks again and again until it holds or the limit is reached. */
public final class Eventually {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Eventually() {}

    /** @param fact null or an exception means not yet */
    public static <T> T get(String what, Duration atMost, Supplier<@Nullable T> fact) {
        long deadline = System.nanoTime() + atMost.toNanos();
        RuntimeException last = null;
        do {
            try {
                T found = fact.get();
                if (found != null) {
                    return found;
                }
                last = null;
            } catch (RuntimeException e) {
                last = e;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        } while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted());
        throw new IllegalStateException("Not within " + atMost.toSeconds() + " s: " + what, last);
    }

    public static void holds(String what, Duration atMost, Supplier<Boolean> fact) {
        get(what, atMost, () -> fact.get() ? Boolean.TRUE : null);
    }
}
