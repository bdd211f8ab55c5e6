package dev.packhorse.inventory;

import dev.packhorse.order.OrderWorkflow;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Goods on their way from one warehouse to another: asked for, shipped, received, closed. */
@WorkflowInterface
public interface TransferWorkflow {

    /** Transfers are few, so they are served by those who serve orders. */
    String TASK_QUEUE = OrderWorkflow.TASK_QUEUE;

    /** Failure type of refused updates; the API turns it into a problem with the same code. */
    String NOT_POSSIBLE = "transfer_not_possible";

    static String id(PaperId transfer) {
        return "transfer/" + transfer.value();
    }

    @WorkflowMethod(name = "Transfer")
    TransferStatus carry(Transfer transfer);

    /** Everything leaves the origin, or nothing does and the answer says why. */
    @UpdateMethod
    ShipOutcome ship(String actor);

    @UpdateValidatorMethod(updateName = "ship")
    void mayShip(String actor);

    /** Something came in at the destination. */
    @UpdateMethod
    ArrivalOutcome receive(Arrival arrival);

    @UpdateValidatorMethod(updateName = "receive")
    void mayReceive(Arrival arrival);

    /** Calls it off; possible until it is shipped. */
    @UpdateMethod
    TransferStatus cancel(String actor);

    @UpdateValidatorMethod(updateName = "cancel")
    void mayCancel(String actor);

    /** A person decides an open question. */
    @UpdateMethod
    void resolve(TransferDecision decision);

    @UpdateValidatorMethod(updateName = "resolve")
    void mayResolve(TransferDecision decision);
}
