package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.temporal.SearchAttributes;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Takes orders to their workflows. Every call is bounded by the caller's wait plus a few
 * seconds, and may be repeated: the ids of the workflow and of its updates are fixed by the order.
 */
@ApiComponent
@Component
public class OrderDesk {

    private final WorkflowClient temporal;
    private final BoundedCall calls;
    private final Deadlines deadlines;

    OrderDesk(WorkflowClient temporal, ApiProperties properties) {
        this.temporal = temporal;
        this.calls = new BoundedCall(
                temporal,
                properties.reach(),
                Set.of(OrderWorkflow.NOT_CANCELLABLE, OrderWorkflow.NOT_HANDED_OVER, OrderWorkflow.NOT_RESOLVABLE));
        this.deadlines = properties.deadlines().deadlines();
    }

    /**
     * Starts the order's workflow, or finds it, and waits for its placement: one call to Temporal.
     *
     * @param wait zero means: only make it durable
     * @throws TemporalUnavailable when it is unknown whether the order reached Temporal; its hold then expires by itself or
     *     is taken over when the caller repeats
     */
    public Reply<Placement> place(Order order, Duration wait) {
        OrderWorkflow workflow = temporal.newWorkflowStub(OrderWorkflow.class, options(order));
        if (wait.isZero()) {
            return calls.ask(OrderWorkflow.id(order.id()), wait, () -> {
                WorkflowClient.start(workflow::fulfil, order, deadlines);
                return new Reply.Undecided<>();
            });
        }
        return calls.ask(
                OrderWorkflow.id(order.id()),
                wait,
                () -> answer(
                        wait,
                        WorkflowClient.startUpdateWithStart(
                                workflow::placement,
                                UpdateOptions.<Placement>newBuilder()
                                        .setResultClass(Placement.class)
                                        .setUpdateId(OrderWorkflow.PLACEMENT)
                                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                                        .build(),
                                new WithStartWorkflowOperation<>(workflow::fulfil, order, deadlines))));
    }

    /** The fixed update id gives a repeated wish the first one's answer. */
    public Reply<Cancellation> cancel(OrderId order, String reason, Duration wait) {
        return calls.ask(
                OrderWorkflow.id(order),
                wait,
                () -> answer(wait, update(order, "cancel", "cancel", Cancellation.class, reason)));
    }

    /** Of one parcel that waits for its stock; the fixed update id is as for the whole. */
    public Reply<Cancellation> cancelParcel(ParcelId parcel, String reason, Duration wait) {
        return calls.ask(
                OrderWorkflow.id(parcel.order()),
                wait,
                () -> answer(
                        wait,
                        update(
                                parcel.order(),
                                "cancelParcel",
                                "cancel-parcel/" + parcel,
                                Cancellation.class,
                                parcel,
                                reason)));
    }

    public Reply<ParcelId> handOver(ParcelId parcel, Duration wait) {
        return calls.ask(OrderWorkflow.id(parcel.order()), wait, () -> {
            WorkflowUpdateHandle<Void> handle =
                    update(parcel.order(), "handOver", "hand-over/" + parcel, Void.class, parcel);
            handle.getResult(wait.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Decided<>(parcel);
        });
    }

    /** Tells the order's workflow to ask the payment provider; content when it no longer runs. */
    public void paymentChanged(OrderId order) {
        calls.tell(
                OrderWorkflow.id(order),
                () -> temporal.newWorkflowStub(OrderWorkflow.class, OrderWorkflow.id(order))
                        .paymentChanged());
    }

    /** Tells the order's workflow of a scan that changes a decision; content when it no longer runs. */
    public void carrierReported(CarrierReport report) {
        OrderId order = report.parcel().order();
        calls.tell(
                OrderWorkflow.id(order),
                () -> temporal.newWorkflowStub(OrderWorkflow.class, OrderWorkflow.id(order))
                        .carrierReported(report));
    }

    /** Tells the order's workflow that a parcel's stock is there; content when it no longer runs, or not yet. */
    public void stockArrived(ParcelId parcel) {
        OrderId order = parcel.order();
        calls.tell(
                OrderWorkflow.id(order),
                () -> temporal.newWorkflowStub(OrderWorkflow.class, OrderWorkflow.id(order))
                        .stockArrived(parcel));
    }

    private <T> WorkflowUpdateHandle<T> update(
            OrderId order, String name, String id, Class<T> answer, Object... arguments) {
        WorkflowStub workflow = temporal.newUntypedWorkflowStub(OrderWorkflow.id(order));
        return workflow.startUpdate(
                UpdateOptions.<T>newBuilder()
                        .setUpdateName(name)
                        .setUpdateId(id)
                        .setResultClass(answer)
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                arguments);
    }

    private static <T> Reply<T> answer(Duration wait, WorkflowUpdateHandle<T> handle) {
        return new Reply.Decided<>(handle.getResult(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * No execution or run timeout: it would end the order without giving anything back. A closed workflow is never started
     * again under the same id; what became of it stands in the database.
     */
    private static WorkflowOptions options(Order order) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(OrderWorkflow.id(order.id()))
                .setTaskQueue(OrderWorkflow.TASK_QUEUE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.STATUS, OrderStatus.PENDING.name().toLowerCase(Locale.ROOT))
                        .set(SearchAttributes.NEEDS_ATTENTION, false)
                        .build())
                .setStaticSummary(OrderStory.summary(order))
                .setStaticDetails(OrderStory.details(order))
                .build();
    }
}
