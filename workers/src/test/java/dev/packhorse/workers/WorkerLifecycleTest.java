package dev.packhorse.workers;

import static dev.packhorse.workers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class WorkerLifecycleTest {

    @Test
    void servesTheQueueOfItsFleetAndNoOther() throws Exception {
        try (TestTemporal temporal = TestTemporal.running()) {
            WorkerLifecycle workers = workers(temporal, errandCrew(Fleet.PAYMENTS, () -> "done"), 5);
            workers.start();

            assertThat(errand(temporal, "payments").get(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(errand(temporal, "orders")).isNotDone();

            workers.stop();
        }
    }

    @Test
    void letsARunningActivityFinishBeforeItStops() throws Exception {
        try (TestTemporal temporal = TestTemporal.running()) {
            Errand.Held step = new Errand.Held();
            WorkerLifecycle workers = workers(temporal, errandCrew(Fleet.ORDERS, step), 20);
            workers.start();
            errand(temporal, "orders");
            assertThat(step.begun.await(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(workers::stop);
            eventually(() -> assertThat(workers.state()).isEqualTo(WorkerLifecycle.State.DRAINING));
            assertThat(stopped).isNotDone();
            step.mayFinish.countDown();
            stopped.get(20, TimeUnit.SECONDS);

            assertThat(temporal.historyOf("errand-orders"))
                    .contains(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
                    .doesNotContain(EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED);
        }
    }

    @Test
    void givesUpOnAnActivityThatNeverFinishes() throws Exception {
        try (TestTemporal temporal = TestTemporal.running()) {
            Errand.Held step = new Errand.Held();
            WorkerLifecycle workers = workers(temporal, errandCrew(Fleet.ORDERS, step), 1);
            workers.start();
            errand(temporal, "orders");
            assertThat(step.begun.await(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture.runAsync(workers::stop).get(15, TimeUnit.SECONDS);

            assertThat(workers.state()).isEqualTo(WorkerLifecycle.State.STOPPED);
        }
    }

    @Test
    void waitsForATemporalThatIsAwayAndThenServes() throws Exception {
        try (TestTemporal temporal = TestTemporal.away()) {
            Crew crew = errandCrew(Fleet.ORDERS, () -> "done");
            WorkerLifecycle workers = workers(temporal, crew, 5);
            FleetHealth health = new FleetHealth(temporal.stubs(), workers, List.of(crew));
            workers.start();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails()).containsEntry("state", "waiting_for_temporal");

            temporal.switchOn();

            eventually(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
            assertThat(health.health().getDetails()).containsEntry("fleets", List.of("orders"));
            assertThat(errand(temporal, "orders").get(20, TimeUnit.SECONDS)).isEqualTo("done");
            workers.stop();
            assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        }
    }

    @Test
    void isDownWhileTemporalIsAwayAndUpAgainAfterwards() {
        try (TestTemporal temporal = TestTemporal.running()) {
            Crew crew = errandCrew(Fleet.ORDERS, () -> "done");
            WorkerLifecycle workers = workers(temporal, crew, 1);
            FleetHealth health = new FleetHealth(temporal.stubs(), workers, List.of(crew));
            workers.start();
            eventually(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));

            temporal.switchOff();
            eventually(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
            assertThat(health.health().getDetails()).containsKey("temporal");

            temporal.switchOn();
            eventually(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
            workers.stop();
        }
    }

    @Test
    void stopsAtOnceWhenTemporalNeverCame() throws Exception {
        try (TestTemporal temporal = TestTemporal.away()) {
            WorkerLifecycle workers = workers(temporal, errandCrew(Fleet.ORDERS, () -> "done"), 25);
            workers.start();

            CompletableFuture.runAsync(workers::stop).get(20, TimeUnit.SECONDS);

            assertThat(workers.isRunning()).isFalse();
        }
    }

    private static WorkerLifecycle workers(TestTemporal temporal, Crew crew, int drainSeconds) {
        RunningActivities running = new RunningActivities();
        return new WorkerLifecycle(
                Fleets.assemble(temporal.client(), List.of(crew), running, 100),
                running,
                crew.fleet().toString(),
                Duration.ofSeconds(drainSeconds));
    }

    private static Crew errandCrew(Fleet fleet, Errand.Step step) {
        return new Crew(fleet, List.of(Errand.Impl.class), List.of(step));
    }

    private static CompletableFuture<String> errand(TestTemporal temporal, String queue) {
        return WorkflowClient.execute(temporal.errand(queue)::run);
    }
}
