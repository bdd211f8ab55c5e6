package dev.packhorse.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoorTest {

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final CountDownLatch free = new CountDownLatch(1);
    private final List<List<Integer>> served = new CopyOnWriteArrayList<>();

    @Test
    void servesTogetherWhoCameWhileAnotherWasServed() throws Exception {
        Door<Integer, String> door = new Door<>(Duration.ofSeconds(20), 100, this::slowly);
        List<Future<Optional<String>>> asked = new ArrayList<>(List.of(ask(door, 0)));
        Eventually.see(() -> served, seen -> assertThat(seen).hasSize(1));
        for (int n = 1; n <= 5; n++) {
            asked.add(ask(door, n));
        }
        Eventually.see(door::crowd, crowd -> assertThat(crowd).isEqualTo(5));

        free.countDown();

        for (int n = 0; n <= 5; n++) {
            assertThat(asked.get(n).get(20, TimeUnit.SECONDS)).contains("answer to " + n);
        }
        assertThat(served).hasSize(2);
        assertThat(served.getLast()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void sendsAwayWhomItHasNoRoomForAndWhoHasStoodTooLong() throws Exception {
        Door<Integer, String> door = new Door<>(Duration.ofMillis(300), 1, this::slowly);
        Future<Optional<String>> inside = ask(door, 0);
        Eventually.see(() -> served, seen -> assertThat(seen).hasSize(1));
        Future<Optional<String>> waiting = ask(door, 1);
        Eventually.see(door::crowd, crowd -> assertThat(crowd).isEqualTo(1));

        assertThat(door.knock(2)).isEmpty();
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(door.crowd()).isZero();

        free.countDown();
        assertThat(inside.get(20, TimeUnit.SECONDS)).contains("answer to 0");
        assertThat(door.knock(3)).contains("answer to 3");
    }

    @Test
    void isOpenAgainAfterAFailure() {
        List<Integer> failures = new ArrayList<>(List.of(1));
        Door<Integer, String> door = new Door<>(Duration.ofSeconds(20), 100, together -> {
            if (!failures.isEmpty()) {
                throw new IllegalStateException("failure " + failures.removeFirst());
            }
            return List.of("done");
        });

        assertThatThrownBy(() -> door.knock(1)).hasMessage("failure 1");
        assertThat(door.knock(2)).contains("done");
    }

    private Future<Optional<String>> ask(Door<Integer, String> door, int question) {
        return threads.submit(() -> door.knock(question));
    }

    private List<String> slowly(List<Integer> questions) {
        served.add(questions);
        try {
            assertThat(free.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        return questions.stream().map(question -> "answer to " + question).toList();
    }
}
