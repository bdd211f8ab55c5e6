package dev.packhorse.feed;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.order.BoundedCall;
import dev.packhorse.order.Reply;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
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
    private final BoundedCall calls;

    FeedDesk(WorkflowClient temporal, ApiProperties properties) {
        this.temporal = temporal;
        this.calls = new BoundedCall(temporal, properties.reach(), Set.of());
    }

    /** @return false when Temporal is out of reach */
    boolean start(ImportView view) {
        ImportWorkflow workflow = temporal.newWorkflowStub(
                ImportWorkflow.class,
                options(
                        ImportWorkflow.id(view.id()),
                        "Import of " + view.kind().name().toLowerCase(Locale.ROOT) + ", " + view.rows() + " rows"));
        return started(ImportWorkflow.id(view.id()), () -> WorkflowClient.start(workflow::run, view.id(), 0));
    }

    /** @return false when Temporal is out of reach */
    boolean start(ExportView view) {
        ExportWorkflow workflow = temporal.newWorkflowStub(
                ExportWorkflow.class,
                options(
                        ExportWorkflow.id(view.id()),
                        "Export of " + view.kind().name().toLowerCase(Locale.ROOT)));
        return started(ExportWorkflow.id(view.id()), () -> WorkflowClient.start(workflow::run, view.id(), 0));
    }

    /** @return false when nobody answered in time, or no workflow runs; the database knows what became of it */
    boolean cancel(ImportId id) {
        String workflow = ImportWorkflow.id(id);
        try {
            Reply<Boolean> reply = calls.ask(workflow, CANCEL_LONGEST, () -> {
                temporal.newWorkflowStub(ImportWorkflow.class, workflow).cancel();
                return new Reply.Decided<>(true);
            });
            return reply instanceof Reply.Decided;
        } catch (RuntimeException away) {
            LOG.warn("{} could not be told to stop: {}", workflow, away.toString());
            return false;
        }
    }

    /** Also what has run before was started. */
    private boolean started(String workflow, Runnable start) {
        try {
            calls.ask(workflow, Duration.ZERO, () -> {
                start.run();
                return new Reply.Undecided<Boolean>();
            });
            return true;
        } catch (RuntimeException away) {
            LOG.warn("{} waits for Temporal: {}", workflow, away.toString());
            return false;
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
