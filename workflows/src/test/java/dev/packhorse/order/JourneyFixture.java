package dev.packhorse.order;

import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentActivities;
import dev.packhorse.payment.PaymentMethod;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import dev.packhorse.shipping.ShippingActivities;
import dev.packhorse.temporal.Payloads;
import dev.packhorse.temporal.SearchAttributes;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One order, its world, and the words to speak of both. Closing it replays the order's history. */
final class JourneyFixture implements AutoCloseable {

    private static final Deadlines IMPATIENT = new Deadlines(
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));

    private static final Map<OrderId, World> WORLDS = new ConcurrentHashMap<>();

    static final Duration PROMISED_IN = Duration.ofDays(10);

    private static final Duration TICK = Duration.ofMillis(500);

    /** One in-memory server for all tests: starting and stopping its workers takes seconds, an order milliseconds. */
    private record Server(TestWorkflowEnvironment temporal, Worker worker, Deadlines deadlines) {}

    // An activity that never answers keeps the server from ever skipping time again; such tests run in real time.
    private static final Supplier<Server> SKIPPING = lazily(() -> server(true, Deadlines.standard()));
    private static final Supplier<Server> REAL_TIME = lazily(() -> server(false, IMPATIENT));

    final Order order;
    final List<PlannedParcel> plan;
    final World world;
    private final Server server;
    private final OrderWorkflow workflow;

    private JourneyFixture(int parcels, int waiting, Server server) {
        this.server = server;
        OrderId id = OrderId.next(Instant.parse("2026-11-23T10:00:00Z"));
        order = new Order(
                id,
                List.of(new OrderLine(new Sku("SHOE-42"), "Trail shoe", parcels, Money.of(1999, "EUR"))),
                Money.of(1999L * parcels, "EUR"),
                new PaymentMethod("pm_card_visa"));
        plan = List.of("BER", "NYC", "OSA").subList(0, parcels).stream()
                .map(warehouse -> parcel(id, warehouse))
                .map(parcel -> number(parcel) > parcels - waiting ? waits(parcel, server) : parcel)
                .toList();
        world = new World(plan);
        WORLDS.put(id, world);
        workflow = stub();
    }

    static JourneyFixture anOrder() {
        return new JourneyFixture(1, 0, SKIPPING.get());
    }

    static JourneyFixture anOrderInRealTime() {
        return new JourneyFixture(1, 0, REAL_TIME.get());
    }

    static JourneyFixture anOrderInTwoParcels() {
        return new JourneyFixture(2, 0, SKIPPING.get());
    }

    static JourneyFixture anOrderOfWhichTwoParcelsWait() {
        return new JourneyFixture(3, 2, SKIPPING.get());
    }

    /** Its one parcel was promised for ten days from now. */
    static JourneyFixture anOrderThatWaitsForStock() {
        return new JourneyFixture(1, 1, SKIPPING.get());
    }

    static JourneyFixture anOrderOfWhichTheSecondParcelWaits() {
        return new JourneyFixture(2, 1, SKIPPING.get());
    }

    Placement checkout() {
        return whileTimePasses(checkoutInTheBackground());
    }

    CompletableFuture<Placement> checkoutInTheBackground() {
        return CompletableFuture.supplyAsync(() -> place(workflow));
    }

    Placement checkoutAgain() {
        return place(stub());
    }

    private Placement place(OrderWorkflow workflow) {
        return WorkflowClient.executeUpdateWithStart(
                workflow::placement,
                UpdateOptions.<Placement>newBuilder()
                        .setUpdateId(OrderWorkflow.PLACEMENT)
                        .build(),
                new WithStartWorkflowOperation<>(workflow::fulfil, order, server.deadlines()));
    }

    PlannedParcel parcel(int number) {
        return plan.get(number - 1);
    }

    Cancellation cancel() {
        return whileTimePasses(cancelInTheBackground());
    }

    Cancellation cancelParcel(int parcel) {
        return whileTimePasses(CompletableFuture.supplyAsync(
                () -> workflow.cancelParcel(parcel(parcel).id(), "Bought elsewhere.")));
    }

    CompletableFuture<Cancellation> cancelInTheBackground() {
        return CompletableFuture.supplyAsync(() -> workflow.cancel("changed my mind"));
    }

    /** A caller waits in real time, which the in-memory server takes as a reason not to skip any; so skip it here. */
    <T> T whileTimePasses(CompletableFuture<T> answer) {
        until("an answer", answer::isDone);
        return answer.join();
    }

    void cancelTheWorkflowItself() {
        untyped().cancel();
    }

    /**
     * Waits until the workflow has heard of the label too. Cancelling an activity in the instant in which it completes wedges
     * the in-memory server (temporalio/sdk-java#2391); the whole tests do that on a real one.
     */
    void untilLabelled(int parcel) {
        until(
                "parcel " + parcel + " is labelled",
                () -> world.labels.contains(parcel(parcel).id()));
        passes(server.deadlines() == IMPATIENT ? TICK : Duration.ofMinutes(1));
    }

    /** Waits until the workflow has heard of it too. */
    void untilCaptured(int parcel) {
        until(
                "the share of parcel " + parcel + " is captured",
                () -> world.captured.containsKey(parcel(parcel).id()));
        passes(Duration.ofMinutes(1));
    }

    void handOver(int parcel) {
        untilLabelled(parcel);
        retryWhileRefused(() -> workflow.handOver(parcel(parcel).id()));
    }

    void carrierSays(int parcel, CarrierStatus status) {
        workflow.carrierReported(new CarrierReport(parcel(parcel).id(), status));
    }

    /** The stock comes, and the order is told. */
    void stockArrives(int parcel) {
        world.arrived.add(parcel(parcel).id());
        workflow.stockArrived(parcel(parcel).id());
    }

    void paymentChanges() {
        workflow.paymentChanged();
    }

    void operatorDecides(Resolution resolution) {
        workflow.resolve(new Resolve(resolution, null, "tested by hand"));
    }

    void operatorDecides(Resolution resolution, String subject) {
        workflow.resolve(new Resolve(resolution, subject, null));
    }

    void passes(Duration time) {
        server.temporal().sleep(time);
    }

    /** The promised date and the grace after it pass. */
    void untilOverdue() {
        passes(PROMISED_IN.plus(server.deadlines().stock()).plus(Duration.ofHours(1)));
        untilAttention();
    }

    void untilAttention() {
        until("a person is asked", () -> world.timeline.stream().anyMatch(line -> line.startsWith("attention: ")));
    }

    /** Waits for a fact of the real world, bounded; skipped time does not help a thread that is still running. */
    void until(String fact, BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within 20 s: " + fact + "; steps " + world.steps + "; " + world.timeline);
            }
            passes(TICK);
        }
    }

    OrderStatus end() {
        return untyped().getResult(OrderStatus.class);
    }

    static void replay(String history) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(history), SKIPPING.get().worker());
    }

    WorkflowExecutionHistory history() {
        return server.temporal().getWorkflowClient().fetchHistory(OrderWorkflow.id(order.id()));
    }

    OrderWorkflow workflow() {
        return workflow;
    }

    @Override
    public void close() throws Exception {
        WorkflowReplayer.replayWorkflowExecution(history(), server.worker());
    }

    private WorkflowStub untyped() {
        return server.temporal().getWorkflowClient().newUntypedWorkflowStub(OrderWorkflow.id(order.id()));
    }

    private OrderWorkflow stub() {
        return server.temporal()
                .getWorkflowClient()
                .newWorkflowStub(
                        OrderWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(OrderWorkflow.TASK_QUEUE)
                                .setWorkflowId(OrderWorkflow.id(order.id()))
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                .setWorkflowIdReusePolicy(
                                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                                .build());
    }

    /** The label's effect is seen a moment before the workflow has heard of it. */
    private void retryWhileRefused(Runnable update) {
        for (int attempt = 1; ; attempt++) {
            try {
                update.run();
                return;
            } catch (io.temporal.client.WorkflowUpdateException refused) {
                if (attempt == 50) {
                    throw refused;
                }
                passes(TICK);
            }
        }
    }

    private static PlannedParcel parcel(OrderId order, String warehouse) {
        int number = List.of("BER", "NYC", "OSA").indexOf(warehouse) + 1;
        return new PlannedParcel(
                ParcelId.of(order, number),
                new WarehouseCode(warehouse),
                List.of(new PlannedParcel.Item(new Sku("SHOE-42"), 1)),
                Money.of(1999, "EUR"),
                "ships alone");
    }

    private static int number(PlannedParcel parcel) {
        String id = parcel.id().value();
        return Integer.parseInt(id.substring(id.lastIndexOf('_') + 1));
    }

    private static PlannedParcel waits(PlannedParcel parcel, Server server) {
        return new PlannedParcel(
                parcel.id(),
                parcel.warehouse(),
                parcel.items(),
                parcel.share(),
                "waits",
                Instant.ofEpochMilli(server.temporal().currentTimeMillis()).plus(PROMISED_IN));
    }

    private static Server server(boolean skippingTime, Deadlines deadlines) {
        TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(skippingTime)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .build())
                .registerSearchAttribute(SearchAttributes.STATUS.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(
                        SearchAttributes.NEEDS_ATTENTION.getName(), IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute(
                        SearchAttributes.WAREHOUSES.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST)
                .registerSearchAttribute(
                        SearchAttributes.CARRIER.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
        Worlds worlds = new Worlds(WORLDS::get);
        Worker orders = temporal.newWorker(
                OrderWorkflow.TASK_QUEUE,
                WorkerOptions.newBuilder()
                        .setDefaultDeadlockDetectionTimeout(10_000)
                        .build());
        orders.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
        orders.registerActivitiesImplementations(worlds.stock(), worlds.records());
        temporal.newWorker(PaymentActivities.TASK_QUEUE).registerActivitiesImplementations(worlds.payments());
        temporal.newWorker(ShippingActivities.TASK_QUEUE).registerActivitiesImplementations(worlds.shipping());
        temporal.start();
        return new Server(temporal, orders, deadlines);
    }

    private static <T> Supplier<T> lazily(Supplier<T> make) {
        return new Supplier<>() {
            private T made;

            @Override
            public synchronized T get() {
                made = made == null ? make.get() : made;
                return made;
            }
        };
    }
}
