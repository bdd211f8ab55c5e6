package dev.packhorse;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowingConsumer;

/** Waits for a fact, not for a time. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Eventually() {}

    /** Asks until what is answered meets the expectation; its last failure is the test's when that never happens. */
    public static <T> void see(Callable<T> question, ThrowingConsumer<T> expectation) throws Exception {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                expectation.accept(question.call());
                return;
            } catch (AssertionError | RuntimeException notYet) {
                if (System.nanoTime() > until) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }
}
