package dev.packhorse.workers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a fact, for a bounded time. */
final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Eventually() {}

    static void eventually(Runnable fact) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                fact.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
