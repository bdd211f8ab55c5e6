package dev.packhorse.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a fact, and not for a time. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private Eventually() {}

    public static <T> T eventually(Supplier<T> look, Predicate<T> fact) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T seen = look.get();
        while (!fact.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + LIMIT + "; last seen: " + seen);
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
