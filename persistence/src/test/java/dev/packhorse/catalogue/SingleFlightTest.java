package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private final SingleFlight<String, Integer> loads = new SingleFlight<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void thoseWhoMissTogetherShareOneLoad() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            readers.add(threads.submit(() -> loads.load("key", () -> {
                begun.countDown();
                await(finish);
                return calls.incrementAndGet();
            })));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 50; i++) {
                readers.add(threads.submit(() -> {
                    waiting.incrementAndGet();
                    return loads.load("key", calls::incrementAndGet);
                }));
            }
            Eventually.see(waiting::get, count -> assertThat(count).isEqualTo(50));
            // Another key does not wait.
            assertThat(loads.load("other", () -> 7)).isEqualTo(7);
            finish.countDown();
            for (Future<Integer> reader : readers) {
                assertThat(reader.get(10, TimeUnit.SECONDS)).isPositive();
            }
        }
        assertThat(calls.get()).isLessThan(10);
    }

    @Test
    void aFailureIsForThoseWhoWaitedAndIsNotRemembered() {
        assertThatThrownBy(() -> loads.load("key", () -> {
                    throw new IllegalStateException("no database");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no database");
        assertThat(loads.load("key", calls::incrementAndGet)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
