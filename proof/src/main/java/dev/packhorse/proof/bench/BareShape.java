package dev.packhorse.proof.bench;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The journey with nothing in it: what a Temporal server needs for this shape of history whatever the steps do. Three regular
 * and three local activities, two signals that end two waits with a deadline, two search attribute upserts, payloads of 600
 * bytes; one worker on virtual threads, in this process. What the platform carries is compared with this.
 */
final class BareShape implements Shape {

    private static final String QUEUE = "bare";
    private static final String PAYLOAD = "x".repeat(600);

    /** As often as the warehouse looks for something to do. */
    private static final Duration REACTION = Duration.ofMillis(100);

    private static final Duration ROUND_LIMIT = Duration.ofMinutes(3);

    private final WorkflowServiceStubs server;
    private final WorkflowClient client;
    private final WorkerFactory factory;
    private final ScheduledExecutorService outside =
            Executors.newScheduledThreadPool(8, Thread.ofVirtual().factory());
    private final ConcurrentLinkedDeque<String> newest = new ConcurrentLinkedDeque<>();
    private final AtomicReference<CountDownLatch> arriving = new AtomicReference<>(new CountDownLatch(0));

    BareShape(String target) {
        server = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
        client = WorkflowClient.newInstance(
                server, WorkflowClientOptions.newBuilder().build());
        factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkflowCacheSize(2000)
                        .build());
        Worker worker = factory.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setUsingVirtualThreads(true)
                        .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling())
                        .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling())
                        .build());
        worker.registerWorkflowImplementationFactory(BareJourney.class, () -> new BareJourneyImpl(this::rests));
        worker.registerActivitiesImplementations(new StepsImpl());
        factory.start();
    }

    @Override
    public String name() {
        return "bare shape";
    }

    @Override
    public Duration carry(int orders, int clients) {
        CountDownLatch all = new CountDownLatch(orders);
        arriving.set(all);
        long start = System.nanoTime();
        Callers.call(orders, clients, ROUND_LIMIT, n -> place());
        try {
            if (!all.await(ROUND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(all.getCount() + " of " + orders + " bare orders did not arrive.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Called from the workflow when it has nothing to do but wait. */
    private void rests(String id, boolean handedOver) {
        outside.schedule(() -> signal(id, handedOver), REACTION.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void signal(String id, boolean handedOver) {
        BareJourney journey = client.newWorkflowStub(BareJourney.class, id);
        if (handedOver) {
            journey.delivered();
        } else {
            journey.handedOver();
        }
    }

    /** The newest that were placed. */
    List<String> placed(int limit) {
        return newest.stream().limit(limit).toList();
    }

    private void place() {
        String id = "bare/" + UUID.randomUUID();
        BareJourney journey = client.newWorkflowStub(
                BareJourney.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(QUEUE)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        WorkflowClient.executeUpdateWithStart(
                journey::placement,
                UpdateOptions.<String>newBuilder(String.class)
                        .setUpdateId("placement")
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(journey::fulfil, id, PAYLOAD));
        newest.addFirst(id);
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
        outside.shutdownNow();
        server.shutdownNow();
    }

    /** Nothing is done. */
    private final class StepsImpl implements BareSteps {

        @Override
        public String hold(String payload) {
            return payload;
        }

        @Override
        public String authorise(String payload) {
            return payload;
        }

        @Override
        public String place(String payload) {
            return payload;
        }

        @Override
        public String label(String id, String payload) {
            return payload;
        }

        @Override
        public String capture(String id, String payload) {
            return payload;
        }

        @Override
        public String complete(String payload) {
            arriving.get().countDown();
            return payload;
        }
    }
}
