package dev.packhorse.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GlanceTest {

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch free = new CountDownLatch(1);

    @Test
    void looksOnceForAllWhoComeBeforeAnythingWasSeen() throws Exception {
        Glance<Integer> glance = new Glance<>(Duration.ofSeconds(20), this::slowly);
        List<Future<Integer>> asked = askers(glance, 50);

        free.countDown();

        for (Future<Integer> each : asked) {
            assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(looks).hasValue(1);
    }

    @Test
    void tellsWhatWasSeenBeforeWhileSomebodyLooksAgain() throws Exception {
        AtomicLong now = new AtomicLong();
        Glance<Integer> glance = new Glance<>(
                Duration.ofSeconds(2), () -> looks.get() == 0 ? looks.incrementAndGet() : slowly(), now::get);
        assertThat(glance.look()).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        Future<Integer> again = threads.submit(glance::look);
        Eventually.see(looks::get, count -> assertThat(count).isEqualTo(2));

        assertThat(glance.look()).as("without waiting").isEqualTo(1);

        free.countDown();
        assertThat(again.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(glance.look()).isEqualTo(2);
    }

    @Test
    void failsForAllWhoWaitedAndLooksAgainForTheNext() throws Exception {
        Glance<Integer> glance = new Glance<>(Duration.ofSeconds(20), () -> {
            if (slowly() == 1) {
                throw new IllegalStateException("nothing to be seen");
            }
            return looks.get();
        });
        List<Future<Integer>> asked = askers(glance, 5);

        free.countDown();

        for (Future<Integer> each : asked) {
            assertThatThrownBy(() -> each.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("nothing to be seen");
        }
        assertThat(glance.look()).isEqualTo(2);
    }

    /** All of them ask, and one of them looks. */
    private List<Future<Integer>> askers(Glance<Integer> glance, int count) throws Exception {
        AtomicInteger came = new AtomicInteger();
        List<Future<Integer>> asked = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            asked.add(threads.submit(() -> {
                came.incrementAndGet();
                return glance.look();
            }));
        }
        Eventually.see(came::get, seen -> assertThat(seen).isEqualTo(count));
        Eventually.see(looks::get, seen -> assertThat(seen).isEqualTo(1));
        return asked;
    }

    private int slowly() {
        int look = looks.incrementAndGet();
        try {
            assertThat(free.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        return look;
    }
}
