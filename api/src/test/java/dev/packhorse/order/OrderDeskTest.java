package dev.packhorse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.api.Settings;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.temporal.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestWorkflowEnvironment temporal;
    private OrderDesk desk;

    @BeforeEach
    void startTemporal() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute(
                        "PackhorseStatus", io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(
                        "PackhorseNeedsAttention", io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .build());
        desk = new OrderDesk(temporal.getWorkflowClient(), Settings.defaults());
    }

    @AfterEach
    void stopTemporal() {
        temporal.close();
    }

    @Test
    void answersWhatTheWorkflowDecided() {
        startWorkers();

        assertThat(desk.place(order(ScriptedOrder.PLACED), PATIENCE))
                .isEqualTo(new Reply.Decided<Placement>(new Placement.Placed()));
        assertThat(desk.place(order(ScriptedOrder.DECLINED), PATIENCE))
                .isEqualTo(new Reply.Decided<Placement>(
                        new Placement.Refused(new Refusal.PaymentDeclined("insufficient_funds"))));
    }

    @Test
    void givesTwoCallersOfOneOrderTheSameWorkflowAndAnswer() throws Exception {
        startWorkers();
        Order order = order(ScriptedOrder.PLACED);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply<Placement>> call = () -> desk.place(order, PATIENCE);
            for (var answer : callers.invokeAll(List.of(call, call, call))) {
                assertThat(answer.get()).isEqualTo(new Reply.Decided<Placement>(new Placement.Placed()));
            }
        }
        assertThat(history(order).stream()
                        .filter(event ->
                                event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED))
                .hasSize(1);
    }

    @Test
    void saysUndecidedOnceTheWaitIsOverWhileTheOrderIsSafe() {
        Order order = order(ScriptedOrder.PLACED);

        Instant before = Instant.now();
        assertThat(desk.place(order, SECOND)).isEqualTo(new Reply.Undecided<Placement>());
        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));

        startWorkers();
        assertThat(desk.place(order, PATIENCE)).isEqualTo(new Reply.Decided<Placement>(new Placement.Placed()));
    }

    @Test
    void onlyMakesTheOrderDurableWhenNobodyWaits() {
        Order order = order(ScriptedOrder.PLACED);

        assertThat(desk.place(order, Duration.ZERO)).isEqualTo(new Reply.Undecided<Placement>());
        assertThat(desk.place(order, Duration.ZERO)).isEqualTo(new Reply.Undecided<Placement>());

        assertThat(history(order).getFirst().getEventType()).isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
    }

    @Test
    void neverRunsAClosedOrderAgain() {
        startWorkers();
        Order order = order(ScriptedOrder.DECLINED);
        desk.place(order, PATIENCE);
        awaitEnd(order);
        int events = history(order).size();

        assertThat(desk.place(order, PATIENCE))
                .isIn(
                        new Reply.NotRunning<Placement>(),
                        new Reply.Decided<Placement>(
                                new Placement.Refused(new Refusal.PaymentDeclined("insufficient_funds"))));
        assertThat(desk.place(order, Duration.ZERO)).isEqualTo(new Reply.NotRunning<Placement>());
        assertThat(history(order)).hasSize(events);
    }

    @Test
    void readsTheDatabaseWhenTheWorkflowEndedBeforeItAnswered() {
        Order order = order(ScriptedOrder.ENDED_WITHOUT_ANSWER);
        startWorkers();

        assertThat(desk.place(order, PATIENCE)).isEqualTo(new Reply.NotRunning<Placement>());
    }

    @Test
    void cancelsAndAnswersTheRepetitionTheSame() {
        startWorkers();
        Order order = order(ScriptedOrder.UNDECIDED);
        desk.place(order, Duration.ZERO);

        assertThat(desk.cancel(order.id(), "Changed my mind.", PATIENCE))
                .isEqualTo(new Reply.Decided<Cancellation>(new Cancellation.Cancelled()));
        awaitEnd(order);
        assertThat(desk.cancel(order.id(), "Changed my mind.", PATIENCE))
                .isIn(
                        new Reply.NotRunning<Cancellation>(),
                        new Reply.Decided<Cancellation>(new Cancellation.Cancelled()));
    }

    @Test
    void passesOnTheValidatorsNo() {
        startWorkers();
        Order order = order(ScriptedOrder.PLACED);
        desk.place(order, PATIENCE);

        assertThat(desk.handOver(ParcelId.of(order.id(), 2), PATIENCE))
                .isEqualTo(new Reply.Denied<ParcelId>("There is one parcel only."));
        ParcelId parcel = ParcelId.of(order.id(), 1);
        assertThat(desk.handOver(parcel, PATIENCE)).isEqualTo(new Reply.Decided<>(parcel));
        assertThat(desk.handOver(parcel, PATIENCE)).isEqualTo(new Reply.Decided<>(parcel));
        assertThat(desk.cancel(order.id(), "Too late.", PATIENCE))
                .isEqualTo(new Reply.Denied<Cancellation>("A parcel has left."));
    }

    @Test
    void knowsThatAnOrderNeverReachedTemporal() {
        startWorkers();

        assertThat(desk.cancel(order(ScriptedOrder.PLACED).id(), "Why not.", PATIENCE))
                .isEqualTo(new Reply.NotRunning<Cancellation>());
    }

    @Test
    void wakesTheOrderByWhatProvidersTell() {
        startWorkers();
        Order order = order(ScriptedOrder.UNDECIDED);
        desk.place(order, Duration.ZERO);

        desk.paymentChanged(order.id());

        assertThat(desk.place(order, PATIENCE)).isEqualTo(new Reply.Decided<Placement>(new Placement.Placed()));
    }

    @Test
    void isContentToTellAnOrderThatHasEnded() {
        startWorkers();
        Order order = order(ScriptedOrder.DECLINED);
        desk.place(order, PATIENCE);
        awaitEnd(order);

        desk.carrierReported(new CarrierReport(ParcelId.of(order.id(), 1), CarrierStatus.DELIVERED));

        assertThat(history(order).getLast().getEventType())
                .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    }

    @Test
    void startsTheWorkflowWithAStoryWithoutPersonsAndWithoutTimeouts() {
        Order order = order(ScriptedOrder.PLACED);
        desk.place(order, Duration.ZERO);

        WorkflowExecutionStartedEventAttributes started =
                history(order).getFirst().getWorkflowExecutionStartedEventAttributes();
        assertThat(started.getTaskQueue().getName()).isEqualTo("orders");
        // The test server writes ten years where none was asked for.
        assertThat(started.getWorkflowExecutionTimeout().getSeconds())
                .isEqualTo(Duration.ofDays(3650).toSeconds());
        assertThat(started.getWorkflowRunTimeout().getSeconds())
                .isEqualTo(Duration.ofDays(3650).toSeconds());
        assertThat(started.getSearchAttributes()
                        .getIndexedFieldsOrThrow("PackhorseStatus")
                        .getData()
                        .toStringUtf8())
                .isEqualTo("\"pending\"");
        assertThat(OrderStory.summary(order)).isEqualTo("EUR 99.98 for 2 units of 1 SKU");
        assertThat(OrderStory.details(order)).contains("2 × SHOE-RED-42 at EUR 49.99");
    }

    @Test
    void failsWithinSecondsWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertUnavailableInTime(port);
    }

    @Test
    void failsWithinSecondsWhenTheServerIsDeaf() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnavailableInTime(deaf.getLocalPort());
        }
    }

    private static void assertUnavailableInTime(int port) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .build());
        try {
            OrderDesk away = new OrderDesk(WorkflowClient.newInstance(stubs), Settings.defaults());
            Order order = order(ScriptedOrder.PLACED);
            Instant before = Instant.now();
            assertThatThrownBy(() -> away.place(order, Duration.ofSeconds(10))).isInstanceOf(TemporalUnavailable.class);
            assertThatThrownBy(() -> away.cancel(order.id(), "Why not.", SECOND))
                    .isInstanceOf(TemporalUnavailable.class);
            assertThatThrownBy(() -> away.paymentChanged(order.id())).isInstanceOf(TemporalUnavailable.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(16));
        } finally {
            stubs.shutdownNow();
        }
    }

    private void startWorkers() {
        temporal.newWorker(OrderWorkflow.TASK_QUEUE).registerWorkflowImplementationTypes(ScriptedOrder.class);
        temporal.start();
    }

    private void awaitEnd(Order order) {
        temporal.getWorkflowClient()
                .newUntypedWorkflowStub(OrderWorkflow.id(order.id()))
                .getResult(OrderStatus.class);
    }

    private List<HistoryEvent> history(Order order) {
        return temporal.getWorkflowClient()
                .fetchHistory(OrderWorkflow.id(order.id()))
                .getEvents();
    }

    private static Order order(String paymentMethod) {
        OrderLine line = new OrderLine(new Sku("SHOE-RED-42"), "Canvas sneaker", 2, Money.of(4999, "EUR"));
        return new Order(OrderId.next(Instant.now()), List.of(line), line.total(), new PaymentMethod(paymentMethod));
    }
}
