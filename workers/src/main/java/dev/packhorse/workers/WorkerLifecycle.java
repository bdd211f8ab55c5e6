package dev.packhorse.workers;

import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the workers once Temporal answers, and drains them before anything that they work with is closed.
 *
 * <p>It is a lifecycle bean and not a destroy method, because beans are destroyed only after the web server and the connections
 * to Temporal are gone: an activity that finishes then cannot say so and is done a second time. Being in the default phase it
 * stops first of all.
 */
class WorkerLifecycle implements SmartLifecycle {

    /** What the workers do now. */
    enum State {
        WAITING_FOR_TEMPORAL,
        SERVING,
        DRAINING,
        STOPPED
    }

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLifecycle.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /** For answers to reach Temporal after the last activity has ended. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final int TRIES_PER_COMPLAINT = 15;

    private final WorkerFactory factory;
    private final RunningActivities running;
    private final String serving;
    private final Duration drain;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<State> state = new AtomicReference<>(State.STOPPED);

    /**
     * @param serving which fleets, for people
     * @param drain for how long running activities may finish
     */
    WorkerLifecycle(WorkerFactory factory, RunningActivities running, String serving, Duration drain) {
        this.factory = factory;
        this.running = running;
        this.serving = serving;
        this.drain = drain;
    }

    State state() {
        return state.get();
    }

    @Override
    public boolean isRunning() {
        return state() == State.WAITING_FOR_TEMPORAL || state() == State.SERVING;
    }

    /** Returns at once, so that the process can answer health checks while it waits for Temporal. */
    @Override
    public void start() {
        state.set(State.WAITING_FOR_TEMPORAL);
        Thread.ofVirtual().name("worker-start").start(this::startWhenTemporalAnswers);
    }

    @Override
    public void stop() {
        State before = state.getAndSet(State.DRAINING);
        stopping.countDown();
        if (before == State.SERVING) {
            drain();
        }
        state.set(State.STOPPED);
    }

    private void drain() {
        factory.shutdown();
        int left = running.awaitNone(drain);
        factory.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        if (left > 0) {
            LOG.warn("{} activities still ran after {}; they will be tried again elsewhere.", left, drain);
        }
        factory.shutdownNow();
        LOG.info("Stopped serving {}", serving);
    }

    private void startWhenTemporalAnswers() {
        for (int tries = 1; !started(tries) && !stopsWithin(BETWEEN_TRIES); tries++) {}
    }

    private boolean started(int tries) {
        try {
            factory.start();
            if (state.compareAndSet(State.WAITING_FOR_TEMPORAL, State.SERVING)) {
                LOG.info("Serving {}", serving);
            } else {
                factory.shutdownNow();
            }
            return true;
        } catch (StatusRuntimeException away) {
            if (tries % TRIES_PER_COMPLAINT == 1) {
                LOG.warn(
                        "Temporal does not answer ({}); trying again every {} s",
                        reason(away),
                        BETWEEN_TRIES.toSeconds());
            }
            return false;
        }
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String reason(StatusRuntimeException away) {
        String description = away.getStatus().getDescription();
        return away.getStatus().getCode() + (description == null ? "" : ": " + description);
    }
}
