package dev.packhorse.feed;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportWorkflowTest {

    private final ImportId id = ImportId.next(Instant.parse("2026-11-23T10:00:00Z"));
    private final Books books = new Books();
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setUsingVirtualWorkflowThreads(true)
                            .build())
                    .registerSearchAttribute(
                            SearchAttributes.STATUS.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .build());
    private final Worker worker = temporal.newWorker(ImportWorkflow.TASK_QUEUE);

    ImportWorkflowTest() {
        worker.registerWorkflowImplementationTypes(ImportWorkflowImpl.class, ExportWorkflowImpl.class);
        worker.registerActivitiesImplementations(books);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void appliesRangeByRangeUntilNothingIsLeft() throws Exception {
        books.rows = 60_000;

        assertThat(workflow().run(id, 0)).isEqualTo(FeedStatus.COMPLETED);

        assertThat(books.steps).containsExactly("begin", "apply 100", "apply 100", "apply 100", "end COMPLETED");
        WorkflowReplayer.replayWorkflowExecution(
                temporal.getWorkflowClient().fetchHistory(ImportWorkflow.id(id)), worker);
    }

    @Test
    void triesARangeAgainAndAgainUntilTheDatabaseIsBack() {
        books.rows = 1_000;
        books.failures = 5;

        assertThat(workflow().run(id, 0)).isEqualTo(FeedStatus.COMPLETED);
        assertThat(books.steps).filteredOn("apply 100"::equals).hasSize(6);
    }

    @Test
    void endsAsFailedWithTheReasonWhenNoRetryCanMendIt() {
        books.rows = 1_000;
        books.poisoned = true;

        assertThat(workflow().run(id, 0)).isEqualTo(FeedStatus.FAILED);
        assertThat(books.steps.getLast()).isEqualTo("end FAILED: this file cannot be read");
    }

    @Test
    void stopsWhenItIsToldToAndKeepsWhatItHasDone() throws Exception {
        books.rows = 60_000;
        books.holdAt = 25_000;
        WorkflowClient.start(workflow()::run, id, 0);
        assertThat(books.reached.await(20, TimeUnit.SECONDS)).isTrue();

        FeedStatus answer = running().cancel();

        assertThat(answer).isEqualTo(FeedStatus.CANCELLED);
        assertThat(books.steps).containsExactly("begin", "apply 100", "apply 100", "end CANCELLED");
        books.goOn.countDown();
    }

    @Test
    void takesACancellationFromTheWebInterfaceAsTheSameWish() throws Exception {
        books.rows = 60_000;
        books.holdAt = 25_000;
        WorkflowClient.start(workflow()::run, id, 0);
        assertThat(books.reached.await(20, TimeUnit.SECONDS)).isTrue();

        WorkflowStub stub = temporal.getWorkflowClient().newUntypedWorkflowStub(ImportWorkflow.id(id));
        stub.cancel();

        assertThatThrownBy(() -> stub.getResult(FeedStatus.class)).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(books.steps.getLast()).isEqualTo("end CANCELLED");
        books.goOn.countDown();
    }

    @Test
    void cannotBeStoppedAfterItsEnd() {
        books.rows = 100;
        workflow().run(id, 0);

        assertThatThrownBy(() -> running().cancel())
                .isInstanceOfAny(WorkflowUpdateException.class, io.temporal.client.WorkflowNotFoundException.class);
    }

    @Test
    void beginsANewRunBeforeItsHistoryGrowsLong() {
        books.rows = 25_000L * (Ranges.PER_RUN + 2);

        assertThat(workflow().run(id, 0)).isEqualTo(FeedStatus.COMPLETED);

        assertThat(books.steps).filteredOn("begin"::equals).hasSize(2);
        assertThat(books.steps).filteredOn("apply 100"::equals).hasSize(Ranges.PER_RUN + 2);
    }

    @Test
    void writesAnExportRangeByRange() {
        books.rows = 30_000;
        ExportId export = ExportId.next(Instant.parse("2026-11-23T10:00:00Z"));
        ExportWorkflow workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        ExportWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(ImportWorkflow.TASK_QUEUE)
                                .setWorkflowId(ExportWorkflow.id(export))
                                .build());

        assertThat(workflow.run(export, 0)).isEqualTo(FeedStatus.COMPLETED);
        assertThat(books.steps).containsExactly("begin", "apply 100", "apply 100", "end COMPLETED");
    }

    private ImportWorkflow workflow() {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        ImportWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(ImportWorkflow.TASK_QUEUE)
                                .setWorkflowId(ImportWorkflow.id(id))
                                .build());
    }

    private ImportWorkflow running() {
        return temporal.getWorkflowClient().newWorkflowStub(ImportWorkflow.class, ImportWorkflow.id(id));
    }

    /** What the database would have: 250 rows per chunk. */
    private final class Books implements FeedActivities {

        private final List<String> steps = new CopyOnWriteArrayList<>();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile long rows;
        private volatile long done;
        private volatile long holdAt = -1;
        private volatile int failures;
        private volatile boolean poisoned;

        @Override
        public Progress beginImport(ImportId id) {
            steps.add("begin");
            return progress();
        }

        @Override
        public Progress applyChunks(ImportId id, int most) {
            steps.add("apply " + most);
            if (poisoned) {
                throw ApplicationFailure.newNonRetryableFailure("this file cannot be read", "unreadable");
            }
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("the database is away");
            }
            if (done == holdAt) {
                hold();
            }
            done = Math.min(rows, done + most * 250L);
            return progress();
        }

        private void hold() {
            reached.countDown();
            try {
                while (!goOn.await(100, TimeUnit.MILLISECONDS)) {
                    Activity.getExecutionContext().heartbeat(progress());
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Progress endImport(ImportId id, FeedStatus status, @Nullable String failure) {
            steps.add("end " + status + (failure == null ? "" : ": " + failure));
            return progress();
        }

        @Override
        public Progress beginExport(ExportId id) {
            return beginImport(ImportWorkflowTest.this.id);
        }

        @Override
        public Progress writeChunks(ExportId id, int most) {
            return applyChunks(ImportWorkflowTest.this.id, most);
        }

        @Override
        public Progress endExport(ExportId id, FeedStatus status, @Nullable String failure) {
            return endImport(ImportWorkflowTest.this.id, status, failure);
        }

        private Progress progress() {
            return new Progress(FeedKind.PRODUCTS, rows, done, 0, done == rows);
        }
    }
}
