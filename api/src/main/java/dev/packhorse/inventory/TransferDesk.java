package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.order.BoundedCall;
import dev.packhorse.order.Reply;
import dev.packhorse.order.TemporalUnavailable;
import dev.packhorse.temporal.SearchAttributes;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.workflow.Functions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Takes transfers to their workflows. Every step starts the workflow when none runs yet, so that a transfer that was asked for while
 * Temporal was away goes on with whatever is done to it next.
 */
@ApiComponent
@Component
class TransferDesk {

    private final WorkflowClient temporal;
    private final BoundedCall calls;

    TransferDesk(WorkflowClient temporal, ApiProperties properties) {
        this.temporal = temporal;
        this.calls = new BoundedCall(temporal, properties.reach(), Set.of(TransferWorkflow.NOT_POSSIBLE));
    }

    /** @throws TemporalUnavailable when it is unknown whether it is under way; repeating is harmless */
    void start(Transfer transfer) {
        calls.ask(TransferWorkflow.id(transfer.id()), Duration.ZERO, () -> {
            WorkflowClient.start(workflow(transfer)::carry, transfer);
            return new Reply.Undecided<TransferStatus>();
        });
    }

    Reply<ShipOutcome> ship(Transfer transfer, String actor, Duration wait) {
        TransferWorkflow workflow = workflow(transfer);
        return update(transfer, workflow, workflow::ship, actor, ShipOutcome.class, wait);
    }

    Reply<ArrivalOutcome> receive(Transfer transfer, Arrival arrival, Duration wait) {
        TransferWorkflow workflow = workflow(transfer);
        return update(transfer, workflow, workflow::receive, arrival, ArrivalOutcome.class, wait);
    }

    Reply<TransferStatus> cancel(Transfer transfer, String actor, Duration wait) {
        TransferWorkflow workflow = workflow(transfer);
        return update(transfer, workflow, workflow::cancel, actor, TransferStatus.class, wait);
    }

    private <A, R> Reply<R> update(
            Transfer transfer,
            TransferWorkflow workflow,
            Functions.Func1<A, R> step,
            A argument,
            Class<R> answer,
            Duration wait) {
        // Zero would not tell whether it was heard.
        Duration patience = wait.isZero() ? Duration.ofSeconds(1) : wait;
        return calls.ask(TransferWorkflow.id(transfer.id()), patience, () -> {
            WorkflowUpdateHandle<R> handle = WorkflowClient.startUpdateWithStart(
                    step,
                    argument,
                    UpdateOptions.<R>newBuilder()
                            .setResultClass(answer)
                            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                            .build(),
                    new WithStartWorkflowOperation<>(workflow::carry, transfer));
            return new Reply.Decided<>(handle.getResult(patience.toMillis(), TimeUnit.MILLISECONDS));
        });
    }

    /** Of its own for each call: a stub remembers what it has started. */
    private TransferWorkflow workflow(Transfer transfer) {
        return temporal.newWorkflowStub(
                TransferWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(TransferWorkflow.id(transfer.id()))
                        .setTaskQueue(TransferWorkflow.TASK_QUEUE)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                        .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                                .set(SearchAttributes.STATUS, "requested")
                                .set(SearchAttributes.NEEDS_ATTENTION, false)
                                .set(
                                        SearchAttributes.WAREHOUSES,
                                        List.of(
                                                transfer.origin().value(),
                                                transfer.destination().value()))
                                .build())
                        .setStaticSummary(
                                transfer.units() + " units from " + transfer.origin() + " to " + transfer.destination())
                        .build());
    }
}
