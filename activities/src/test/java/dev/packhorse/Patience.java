package dev.packhorse;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** What Temporal does around an activity: tries again what may be tried again, within limits. */
public final class Patience {

    private static final int ATTEMPTS = 20;

    private Patience() {}

    public static <T> T retrying(Callable<T> step) throws Exception {
        for (var attempt = 1; ; attempt++) {
            try {
                return step.call();
            } catch (ApplicationFailure failure) {
                if (failure.isNonRetryable() || attempt == ATTEMPTS) {
                    throw failure;
                }
                pause();
            }
        }
    }

    public static void retrying(Runnable step) throws Exception {
        retrying(() -> {
            step.run();
            return true;
        });
    }

    /** Waits for a fact, ten seconds at most. */
    public static void eventually(String what, BooleanSupplier fact) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 10 s: " + what).isLessThan(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
