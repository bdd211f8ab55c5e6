package dev.packhorse.workers;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.time.Duration;
import java.util.List;

/** The one place that turns crews into Temporal workers. */
final class Fleets {

    /** Class loading in a first workflow task takes more than the SDK's one second when two cores are shared. */
    private static final Duration DEADLOCK_AFTER = Duration.ofSeconds(10);

    private Fleets() {}

    static WorkerFactory assemble(
            WorkflowClient client, List<Crew> crews, RunningActivities running, int workflowCache) {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkflowCacheSize(workflowCache)
                        .setWorkerInterceptors(running)
                        .build());
        for (Crew crew : crews) {
            Worker worker = factory.newWorker(crew.fleet().taskQueue(), options());
            worker.registerWorkflowImplementationTypes(crew.workflows().toArray(Class<?>[]::new));
            worker.registerActivitiesImplementations(crew.activities().toArray());
        }
        return factory;
    }

    private static WorkerOptions options() {
        return WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling())
                .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling())
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_AFTER.toMillis())
                .build();
    }
}
