package dev.packhorse.proof.bench;

import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A closed loop of callers: each asks, waits for its answer, and asks again, until {@code calls} were made together. */
final class Callers {

    private Callers() {}

    /** @param call is given the number of the call, from 0 */
    static void call(int calls, int callers, Duration atMost, IntConsumer call) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Void> done = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < callers; i++) {
                done.submit(() -> {
                    for (int n = next.getAndIncrement(); n < calls; n = next.getAndIncrement()) {
                        call.accept(n);
                    }
                    return null;
                });
            }
            try {
                await(done, callers, System.nanoTime() + atMost.toNanos());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static void await(CompletionService<Void> done, int callers, long deadline) {
        try {
            for (int i = 0; i < callers; i++) {
                Future<Void> one = done.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (one == null) {
                    throw new IllegalStateException("The callers were not answered in time.");
                }
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
