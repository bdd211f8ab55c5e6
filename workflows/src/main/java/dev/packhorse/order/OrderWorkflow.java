package dev.packhorse.order;

import dev.packhorse.shipping.ParcelId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One order's journey, from a held checkout to the door, or back. */
@WorkflowInterface
public interface OrderWorkflow {

    String TASK_QUEUE = "orders";

    /** The fixed id of the placement update, so that a repeated checkout gets the first one's answer. */
    String PLACEMENT = "placement";

    /** Failure types of refused updates; the API turns them into problems with the same codes. */
    String NOT_CANCELLABLE = "not_cancellable";

    String NOT_HANDED_OVER = "not_hand_overable";
    String NOT_RESOLVABLE = "not_resolvable";

    static String id(OrderId order) {
        return "order/" + order.value();
    }

    @WorkflowMethod(name = "Order")
    OrderStatus fulfil(Order order, Deadlines deadlines);

    /** Answers once the order is placed, refused, or waits for the customer's bank. */
    @UpdateMethod
    Placement placement();

    /** Answers what became of the wish, after everything was given back. */
    @UpdateMethod
    Cancellation cancel(String reason);

    @UpdateValidatorMethod(updateName = "cancel")
    void mayCancel(String reason);

    /**
     * Nobody waits for this parcel any longer: it alone is given up, also when others have left. Answers what became of the wish,
     * after its stock was given back, and its share too unless that has to wait until the others have taken theirs.
     */
    @UpdateMethod
    Cancellation cancelParcel(ParcelId parcel, String reason);

    @UpdateValidatorMethod(updateName = "cancelParcel")
    void mayCancelParcel(ParcelId parcel, String reason);

    /** The carrier took the box. Answers when that is written down; a repetition is answered the same. */
    @UpdateMethod
    void handOver(ParcelId parcel);

    @UpdateValidatorMethod(updateName = "handOver")
    void mayHandOver(ParcelId parcel);

    /** A person decides an open question. */
    @UpdateMethod
    void resolve(Resolve resolve);

    @UpdateValidatorMethod(updateName = "resolve")
    void mayResolve(Resolve resolve);

    /** Something changed at the payment provider; the workflow asks it what. */
    @SignalMethod
    void paymentChanged();

    /** The stock of a parcel that waited for it is there; the workflow asks the books whether it is. */
    @SignalMethod
    void stockArrived(ParcelId parcel);

    @SignalMethod
    void carrierReported(CarrierReport report);
}
