package dev.packhorse.order;

import dev.packhorse.shipping.ParcelId;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journey without activities: the payment method says how it goes. */
public class ScriptedOrder implements OrderWorkflow {

    public static final String PLACED = "pm_placed";
    public static final String DECLINED = "pm_declined";
    public static final String UNDECIDED = "pm_undecided";
    public static final String ENDED_WITHOUT_ANSWER = "pm_ended";

    private @Nullable Placement placement;
    private boolean cancelled;
    private boolean left;
    private boolean over;

    @WorkflowInit
    public ScriptedOrder(Order order, Deadlines deadlines) {}

    @Override
    public OrderStatus fulfil(Order order, Deadlines deadlines) {
        switch (order.paidWith().token()) {
            case PLACED -> {
                placement = new Placement.Placed();
                Workflow.await(() -> cancelled || over);
            }
            case DECLINED -> placement = new Placement.Refused(new Refusal.PaymentDeclined("insufficient_funds"));
            case UNDECIDED -> Workflow.await(Duration.ofDays(1), () -> cancelled);
            default -> {}
        }
        if (!ENDED_WITHOUT_ANSWER.equals(order.paidWith().token())) {
            Workflow.await(Workflow::isEveryHandlerFinished);
        }
        return cancelled ? OrderStatus.CANCELLED : OrderStatus.DELIVERED;
    }

    @Override
    public Placement placement() {
        Workflow.await(() -> placement != null);
        return java.util.Objects.requireNonNull(placement);
    }

    @Override
    public Cancellation cancel(String reason) {
        cancelled = true;
        return new Cancellation.Cancelled();
    }

    @Override
    public void mayCancel(String reason) {
        if (left) {
            throw ApplicationFailure.newNonRetryableFailure("A parcel has left.", NOT_CANCELLABLE);
        }
    }

    @Override
    public Cancellation cancelParcel(ParcelId parcel, String reason) {
        return new Cancellation.TooLate();
    }

    @Override
    public void mayCancelParcel(ParcelId parcel, String reason) {}

    @Override
    public void handOver(ParcelId parcel) {
        left = true;
    }

    @Override
    public void mayHandOver(ParcelId parcel) {
        if (!parcel.value().endsWith("_1")) {
            throw ApplicationFailure.newNonRetryableFailure("There is one parcel only.", NOT_HANDED_OVER);
        }
    }

    @Override
    public void resolve(Resolve resolve) {}

    @Override
    public void mayResolve(Resolve resolve) {}

    @Override
    public void paymentChanged() {
        placement = new Placement.Placed();
    }

    @Override
    public void stockArrived(ParcelId parcel) {}

    @Override
    public void carrierReported(CarrierReport report) {
        over = List.of(report).size() == 1;
    }
}
