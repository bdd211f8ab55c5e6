package dev.packhorse.feed;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import io.grpc.Context;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes imports and exports to their workflows. Every call ends in time and may be repeated; one that could not be started waits in the
 * database, where {@link FeedSweeper} finds it.
 */
@ApiComponent
@Component
class FeedDesk {

    private static final Logger LOG = LoggerFactory.getLogger(FeedDesk.class);
    private static final Duration CANCEL_LONGEST = Duration.ofSeconds(10);

    private final WorkflowClient temporal;
    private final Duration reach;

    FeedDesk(WorkflowClient temporal, ApiProperties properties) {
        this.temporal = temporal;
        this.reach = properties.reach();
    }

    /** @return false when Temporal is out of reach */
    boolean start(ImportView view) {
        ImportWorkflow workflow = temporal.newWorkflowStub(
                ImportWorkflow.class,
                options(
                        ImportWorkflow.id(view.id()),
                        "Import of " + view.kind().name().toLowerCase(Locale.ROOT) + ", " + view.rows() + " rows"));
        return started(view.id().value(), () -> WorkflowClient.start(workflow::run, view.id(), 0));
    }

    /** @return false when Temporal is out of reach */
    boolean start(ExportView view) {
        ExportWorkflow workflow = temporal.newWorkflowStub(
                ExportWorkflow.class,
                options(
                        ExportWorkflow.id(view.id()),
                        "Export of " + view.kind().name().toLowerCase(Locale.ROOT)));
        return started(view.id().value(), () -> WorkflowClient.start(workflow::run, view.id(), 0));
    }

    /** @return false when nobody answered in time, or no workflow runs; the database knows what became of it */
    boolean cancel(ImportId id) {
        try {
            within(
                    CANCEL_LONGEST,
                    () -> temporal.newWorkflowStub(ImportWorkflow.class, ImportWorkflow.id(id))
                            .cancel());
            return true;
        } catch (WorkflowNotFoundException | WorkflowUpdateException ended) {
            return false;
        } catch (TimeoutException | RuntimeException away) {
            LOG.warn("Import {} could not be told to stop: {}", id, away.toString());
            return false;
        }
    }

    private boolean started(String what, Supplier<?> start) {
        try {
            within(reach, start);
            return true;
        } catch (WorkflowExecutionAlreadyStarted before) {
            return true;
        } catch (TimeoutException | RuntimeException away) {
            LOG.warn("{} waits for Temporal: {}", what, away.toString());
            return false;
        }
    }

    /** The SDK by itself would retry an unreachable server for a minute, which is no answer for somebody who waits. */
    private static <T> T within(Duration longest, Supplier<T> call) throws TimeoutException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Context.CancellableContext context = Context.current().withCancellation();
        Thread.ofVirtual().name("feed-desk").start(context.wrap(() -> {
            try {
                answer.complete(call.get());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        }));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(failed);
        } finally {
            context.cancel(new CancellationException("The caller's time is up."));
        }
    }

    private static WorkflowOptions options(String id, String summary) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(ImportWorkflow.TASK_QUEUE)
                .setStaticSummary(summary)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .build();
    }
}
