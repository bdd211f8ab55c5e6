package dev.packhorse.inventory;

import static dev.packhorse.inventory.TransferDecision.Resolution.CANCEL;
import static dev.packhorse.inventory.TransferDecision.Resolution.WAIT;
import static dev.packhorse.inventory.TransferDecision.Resolution.WRITE_OFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.temporal.Payloads;
import dev.packhorse.temporal.SearchAttributes;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A transfer's story, one test per sentence; after each its history is replayed. Transfers that are under way when a new version
 * is deployed must replay on it too: every released shape stays here for good, and a change of the story records its new shape
 * under a new name: {@code ./mvnw test -pl workflows -am -Dtest=TransferWorkflowTest -Dhistories.write=NAME}.
 */
class TransferWorkflowTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories/transfer");

    /** The shapes that are recorded, by the tests whose stories they are. */
    private static final Map<String, String> SHAPES = Map.of(
            "isShippedAndReceivedInTwoPartsAndClosed", "received",
            "asksAPersonWhenItDoesNotArriveAndWritesOffWhatIsMissing", "written-off",
            "asksAPersonWhenItIsNotShippedAndCallsItOffWhenTold", "called-off");

    private static final Duration PATIENCE = Duration.ofHours(72);

    private final Books books = new Books();
    private final Transfer transfer = new Transfer(
            PaperId.next(PaperId.Kind.TRANSFER, Instant.parse("2026-11-25T10:00:00Z")),
            new WarehouseCode("BER"),
            new WarehouseCode("RTM"),
            List.of(new Transfer.Line(new Sku("SHOE-42"), 12)),
            PATIENCE);
    private TestWorkflowEnvironment temporal;
    private Worker worker;
    private TransferWorkflow workflow;

    @BeforeEach
    void asked() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute(SearchAttributes.STATUS.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(
                        SearchAttributes.NEEDS_ATTENTION.getName(), IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .build());
        worker = temporal.newWorker(TransferWorkflow.TASK_QUEUE);
        worker.registerWorkflowImplementationTypes(TransferWorkflowImpl.class);
        worker.registerActivitiesImplementations(books);
        temporal.start();
        workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        TransferWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TransferWorkflow.TASK_QUEUE)
                                .setWorkflowId(TransferWorkflow.id(transfer.id()))
                                .build());
        WorkflowClient.start(workflow::carry, transfer);
    }

    @AfterEach
    void replays(TestInfo test) throws Exception {
        WorkflowExecutionHistory history =
                temporal.getWorkflowClient().fetchHistory(TransferWorkflow.id(transfer.id()));
        WorkflowReplayer.replayWorkflowExecution(history, worker);
        temporal.close();
        String shape = SHAPES.get(test.getTestMethod().orElseThrow().getName());
        String version = System.getProperty("histories.write");
        if (version != null && shape != null) {
            Files.createDirectories(HISTORIES);
            Files.writeString(HISTORIES.resolve(version + "-" + shape + ".json"), history.toJson(true) + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recordedHistoriesReplayOnTodaysCode(Path history) {
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(
                        WorkflowExecutionHistory.fromJson(Files.readString(history)), worker))
                .doesNotThrowAnyException();
    }

    @Test
    void everyShapeIsRecorded() throws IOException {
        assertThat(recorded().stream().map(file -> file.getFileName().toString().replaceFirst("^v[^-]+-", "")))
                .containsAll(
                        SHAPES.values().stream().map(shape -> shape + ".json").toList());
    }

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.sorted().toList();
        }
    }

    @Test
    void isShippedAndReceivedInTwoPartsAndClosed() {
        assertThat(workflow.ship("grace")).isEqualTo(new ShipOutcome.Shipped());
        assertThat(workflow.receive(came("a1", 7))).isEqualTo(new ArrivalOutcome.Booked(TransferStatus.IN_TRANSIT, 5));
        assertThat(workflow.receive(came("a2", 5))).isEqualTo(new ArrivalOutcome.Booked(TransferStatus.CLOSED, 0));

        assertThat(end()).isEqualTo(TransferStatus.CLOSED);
        assertThat(books.steps).containsExactly("shipped", "received 7", "received 5");
    }

    @Test
    void mayBeShippedLaterWhenItCannotBeNow() {
        books.refusal = new ShipOutcome.NoRoom(3);
        assertThat(workflow.ship("grace")).isEqualTo(new ShipOutcome.NoRoom(3));
        refusedToReceive("It has not been shipped.");

        books.refusal = null;
        assertThat(workflow.ship("grace")).isEqualTo(new ShipOutcome.Shipped());
        assertThat(workflow.ship("grace")).as("told twice").isEqualTo(new ShipOutcome.Shipped());
        workflow.receive(came("a1", 12));
        assertThat(end()).isEqualTo(TransferStatus.CLOSED);
    }

    @Test
    void isCalledOffBeforeItLeavesAndNotAfter() {
        workflow.ship("grace");
        assertThatThrownBy(() -> workflow.cancel("grace"))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .isInstanceOf(ApplicationFailure.class)
                .hasMessageContaining("It has been shipped.");
        workflow.receive(came("a1", 12));
        assertThat(end()).isEqualTo(TransferStatus.CLOSED);
    }

    @Test
    void endsWhenItIsCalledOff() {
        assertThat(workflow.cancel("grace")).isEqualTo(TransferStatus.CANCELLED);

        assertThat(end()).isEqualTo(TransferStatus.CANCELLED);
        assertThat(books.steps).containsExactly("cancelled by grace");
    }

    @Test
    void asksAPersonWhenItDoesNotArriveAndWritesOffWhatIsMissing() {
        workflow.ship("grace");
        workflow.receive(came("a1", 7));
        passes(PATIENCE.plusMinutes(1));
        until(() -> books.question != null);
        assertThat(books.question).isEqualTo("5 units have not arrived at RTM.");
        refusedToResolve(CANCEL, "wait, write_off");

        workflow.resolve(new TransferDecision(WAIT, "The lorry stands in a jam."));
        until(() -> books.question == null);
        passes(PATIENCE.plusMinutes(1));
        until(() -> books.question != null);
        workflow.resolve(new TransferDecision(WRITE_OFF, "The lorry burnt."));

        assertThat(end()).isEqualTo(TransferStatus.CLOSED);
        assertThat(books.steps).containsExactly("shipped", "received 7", "The lorry burnt.");
    }

    @Test
    void theQuestionSettlesItselfWhenTheRestArrivesAfterAll() {
        workflow.ship("grace");
        passes(PATIENCE.plusMinutes(1));
        until(() -> books.question != null);

        workflow.receive(came("late", 12));

        assertThat(end()).isEqualTo(TransferStatus.CLOSED);
    }

    @Test
    void asksAPersonWhenItIsNotShippedAndCallsItOffWhenTold() {
        passes(PATIENCE.plusMinutes(1));
        until(() -> books.question != null);
        refusedToResolve(WRITE_OFF, "wait, cancel");

        workflow.resolve(new TransferDecision(CANCEL, null));

        assertThat(end()).isEqualTo(TransferStatus.CANCELLED);
    }

    @Test
    void aCancellationByTheEngineCallsItOffButBringsNothingBackThatHasLeft() {
        workflow.ship("grace");
        WorkflowStub.fromTyped(workflow).cancel();
        passes(Duration.ofMinutes(1));

        workflow.receive(came("a1", 12));

        assertThatThrownBy(this::end).hasMessageContaining("was cancelled");
        assertThat(books.steps).containsExactly("shipped", "received 12");
    }

    @Test
    void goesOnWhereAnOperatorSeesItWhenTheDatabaseIsAwayForLong() {
        books.awayAtFirst = true;

        assertThat(workflow.ship("grace")).isEqualTo(new ShipOutcome.Shipped());

        workflow.receive(came("a1", 12));
        assertThat(end()).isEqualTo(TransferStatus.CLOSED);
        assertThat(temporal.getWorkflowClient().fetchHistory(TransferWorkflow.id(transfer.id())).getEvents().stream()
                        .filter(event -> event.hasActivityTaskScheduledEventAttributes()))
                .hasSize(1);
    }

    private void refusedToReceive(String why) {
        assertThatThrownBy(() -> workflow.receive(came("early", 1)))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .hasMessageContaining(why);
    }

    private void refusedToResolve(TransferDecision.Resolution resolution, String choices) {
        assertThatThrownBy(() -> workflow.resolve(new TransferDecision(resolution, null)))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .hasMessageContaining(choices);
    }

    private TransferStatus end() {
        return WorkflowStub.fromTyped(workflow).getResult(TransferStatus.class);
    }

    private void passes(Duration time) {
        temporal.sleep(time);
    }

    /** Bounded: skipped time does not help a thread that is still running. */
    private void until(BooleanSupplier holds) {
        for (int tries = 0; !holds.getAsBoolean(); tries++) {
            assertThat(tries).as("steps %s", books.steps).isLessThan(200);
            passes(Duration.ofMillis(200));
        }
    }

    private static Arrival came(String key, long units) {
        return new Arrival(key, "hash", "edsger", List.of(new Transfer.Line(new Sku("SHOE-42"), units)), null);
    }

    /** What is written down, in memory. */
    private static final class Books implements TransferActivities {

        private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
        private volatile @Nullable String question;
        private volatile @Nullable ShipOutcome refusal;
        private volatile boolean awayAtFirst;
        private long underWay;

        @Override
        public ShipOutcome ship(PaperId transfer, String actor) {
            if (awayAtFirst && Activity.getExecutionContext().getInfo().isLocal()) {
                throw new IllegalStateException("The database is away.");
            }
            ShipOutcome no = refusal;
            if (no != null) {
                return no;
            }
            steps.add("shipped");
            question = null;
            underWay = 12;
            return new ShipOutcome.Shipped();
        }

        @Override
        public ArrivalOutcome receive(PaperId transfer, Arrival arrival) {
            String lost = arrival.writeOff();
            long came =
                    arrival.lines().stream().mapToLong(Transfer.Line::quantity).sum();
            steps.add(lost == null ? "received " + came : lost);
            underWay = lost == null ? underWay - came : 0;
            return new ArrivalOutcome.Booked(
                    underWay == 0 ? TransferStatus.CLOSED : TransferStatus.IN_TRANSIT, underWay);
        }

        @Override
        public TransferStatus cancel(PaperId transfer, String actor) {
            steps.add("cancelled by " + actor);
            return TransferStatus.CANCELLED;
        }

        @Override
        public void ask(PaperId transfer, @Nullable String asked) {
            question = asked;
        }
    }
}
