package dev.packhorse.inventory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One caller's place in the queue, and where it waits for its answer. */
final class Turn<W> {

    final W work;
    final long cameNanos = System.nanoTime();
    private final long deadlineNanos;
    private final CompletableFuture<Object> answer = new CompletableFuture<>();

    Turn(W work, Duration patience) {
        this.work = work;
        this.deadlineNanos = cameNanos + patience.toNanos();
    }

    boolean isAwaited() {
        return !answer.isDone() && System.nanoTime() < deadlineNanos;
    }

    void answer(Object given) {
        answer.complete(given);
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    /** Fails as the work failed. */
    Object await() {
        try {
            return answer.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.getCause();
        } catch (TimeoutException _) {
            return gaveUp("The stock did not answer in time.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return gaveUp("Interrupted while waiting for the stock.");
        }
    }

    /** What has not begun by now is left out; what has, goes on without its caller. */
    private Object gaveUp(String why) {
        StockUnanswered unanswered = new StockUnanswered(why);
        answer.completeExceptionally(unanswered);
        throw unanswered;
    }
}
