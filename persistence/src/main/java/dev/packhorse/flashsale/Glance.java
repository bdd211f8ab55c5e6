package dev.packhorse.flashsale;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * What was seen a moment ago. One caller looks again when it is too old; who comes meanwhile makes do with what was seen before, as
 * long as that is bearable. Nobody waits in line for the look: two thousand who are let go one after the other take seconds.
 */
final class Glance<T> {

    /** A look that takes longer than this many times the age is waited for. */
    private static final int BEARABLE = 4;

    /** Longer than a look can take before it fails. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long nanos;
    private final Supplier<T> look;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable CompletableFuture<T>> looking = new AtomicReference<>();
    private volatile @Nullable Seen<T> seen;

    Glance(Duration age, Supplier<T> look) {
        this(age, look, System::nanoTime);
    }

    Glance(Duration age, Supplier<T> look, LongSupplier nanoTime) {
        this.nanos = age.toNanos();
        this.look = look;
        this.nanoTime = nanoTime;
    }

    private record Seen<T>(T what, long at) {}

    T look() {
        Seen<T> last = seen;
        if (last != null && isWithin(nanos, last)) {
            return last.what();
        }
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> another = looking.compareAndExchange(null, mine);
        if (another == null) {
            return look(mine);
        }
        return last != null && isWithin(BEARABLE * nanos, last) ? last.what() : await(another);
    }

    private T look(CompletableFuture<T> mine) {
        try {
            Seen<T> meanwhile = seen;
            // Its age counts from before the look: what changes during it may be missed.
            long now = nanoTime.getAsLong();
            if (meanwhile == null || !isWithin(nanos, meanwhile)) {
                meanwhile = new Seen<>(look.get(), now);
                seen = meanwhile;
            }
            mine.complete(meanwhile.what());
            return meanwhile.what();
        } catch (Throwable failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            looking.set(null);
        }
    }

    private boolean isWithin(long age, Seen<T> what) {
        return nanoTime.getAsLong() - what.at() < age;
    }

    /** Fails as the look failed: each of those who wait would only fail once more. */
    private static <T> T await(CompletableFuture<T> look) {
        try {
            return look.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            throw new QueryTimeoutException("Nobody saw in time how the queue stands.", late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new QueryTimeoutException("Interrupted while another looked at the queue.", stopping);
        }
    }
}
