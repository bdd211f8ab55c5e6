package dev.packhorse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AdmissionTest {

    private static final int PLACES = Runtime.getRuntime().availableProcessors();

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final CountDownLatch free = new CountDownLatch(1);

    @Test
    void sendsAwayWhoWaitsTooLongForAPlaceBeforeAnythingIsDone() throws Exception {
        Admission admission = admission("50ms");
        List<Future<Boolean>> inside = fill(admission);

        assertThatThrownBy(() -> admission.during(() -> {
                    throw new AssertionError("It was begun.");
                }))
                .isInstanceOfSatisfying(ProblemException.class, sentAway -> {
                    assertThat(sentAway.problem().status()).isEqualTo(429);
                    assertThat(sentAway.problem().code()).isEqualTo("stock_busy");
                });

        free.countDown();
        for (Future<Boolean> each : inside) {
            assertThat(each.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(admission.<String>during(() -> "in")).isEqualTo("in");
    }

    @Test
    void letsInWhoWaitsAsSoonAsAPlaceIsFree() throws Exception {
        Admission admission = admission("10s");
        fill(admission);
        Future<String> waiting = threads.submit(() -> admission.during(() -> "in"));

        free.countDown();

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("in");
    }

    @Test
    void takesThePlaceBackFromWorkThatFails() {
        Admission admission = admission("0s");
        for (int n = 0; n <= PLACES; n++) {
            assertThatThrownBy(() -> admission.during(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
    }

    private List<Future<Boolean>> fill(Admission admission) throws InterruptedException {
        CountDownLatch let = new CountDownLatch(PLACES);
        List<Future<Boolean>> inside = new ArrayList<>();
        for (int n = 0; n < PLACES; n++) {
            inside.add(threads.submit(() -> admission.during(() -> {
                let.countDown();
                return awaitFree();
            })));
        }
        assertThat(let.await(20, TimeUnit.SECONDS)).isTrue();
        return inside;
    }

    private boolean awaitFree() {
        try {
            return free.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static Admission admission(String patience) {
        return new Admission(Settings.with(
                Map.of("packhorse.api.admission.per-processor", "1", "packhorse.api.admission.patience", patience)));
    }
}
