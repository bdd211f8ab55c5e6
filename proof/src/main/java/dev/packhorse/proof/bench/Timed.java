package dev.packhorse.proof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a closed loop of callers was seen to get: each asks, waits for its answer, and asks again, until the time is up. */
record Timed(int calls, Duration took, long[] sortedNanos) {

    private static final Duration AFTER_TIME = Duration.ofSeconds(60);

    /** @param caller makes for each caller what it repeats */
    static Timed of(int callers, Duration time, Supplier<Runnable> caller) {
        long end = System.nanoTime() + time.toNanos();
        long start = System.nanoTime();
        List<Future<List<Long>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> repeat(caller.get(), end)));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> one : running) {
                all.addAll(one.get(time.plus(AFTER_TIME).toMillis(), TimeUnit.MILLISECONDS));
            }
            long[] nanos = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(nanos);
            return new Timed(nanos.length, Duration.ofNanos(System.nanoTime() - start), nanos);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("The callers were not answered in time.", e);
        }
    }

    private static List<Long> repeat(Runnable call, long end) {
        List<Long> waits = new ArrayList<>();
        for (long before = System.nanoTime(); before < end; ) {
            call.run();
            long after = System.nanoTime();
            waits.add(after - before);
            before = after;
        }
        return waits;
    }

    double perSecond() {
        return calls / (took.toNanos() / 1e9);
    }

    double millis(int percent) {
        return calls == 0 ? 0 : sortedNanos[(int) ((calls - 1) * (long) percent / 100)] / 1e6;
    }
}
