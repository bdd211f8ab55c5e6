package dev.packhorse.proof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers who ask, wait for the answer and ask again at once, for a given time. */
final class ClosedLoop {

    private ClosedLoop() {}

    /**
     * @param perSecond answers
     * @param p50 how long half of the callers waited at most, in milliseconds
     */
    record Pace(double perSecond, double p50, double p99) {

        static Pace median(List<Pace> rounds) {
            return rounds.stream()
                    .sorted(Comparator.comparingDouble(Pace::perSecond))
                    .toList()
                    .get(rounds.size() / 2);
        }
    }

    /** One request; what it throws ends the benchmark. */
    interface Call {
        void run() throws Exception;
    }

    static Pace run(int callers, Duration length, Call call) {
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> waits(end, call)));
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] waits = running.stream()
                .flatMapToLong(each -> Arrays.stream(get(each)))
                .sorted()
                .toArray();
        return new Pace(waits.length / seconds, quantile(waits, 50), quantile(waits, 99));
    }

    private static long[] waits(long end, Call call) throws Exception {
        long[] waits = new long[1024];
        int count = 0;
        long before = System.nanoTime();
        while (before < end) {
            call.run();
            long now = System.nanoTime();
            if (count == waits.length) {
                waits = Arrays.copyOf(waits, count * 2);
            }
            waits[count++] = now - before;
            before = now;
        }
        return Arrays.copyOf(waits, count);
    }

    private static double quantile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100] / 1e6;
    }

    private static long[] get(Future<long[]> each) {
        try {
            return each.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
