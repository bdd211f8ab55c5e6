package dev.packhorse.order;

import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.StockActivities;
import dev.packhorse.payment.PaymentActivities;
import dev.packhorse.payment.PaymentOutcome;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.LabelOutcome;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.PlannedParcel;
import dev.packhorse.shipping.ShippingActivities;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** Every step of the journey with the options it runs under. Summaries are what an operator reads in the Temporal Web UI. */
final class Steps {

    // A dependency that is away is asked soon at first, then once a minute: an outage must not end in a stampede.
    private static final RetryOptions PATIENTLY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofMinutes(1))
            .build();

    // A statement of ours takes milliseconds; PostgreSQL being away is noticed by the pool within 2 seconds.
    private static final Duration DATABASE_ANSWERS = Duration.ofSeconds(15);

    // Our own short steps run inside the workflow task, which saves the engine most of their cost. When the database is
    // away
    // for longer than this, the same step goes on as a regular activity, which an operator can see retrying.
    private static final LocalActivityOptions LOCALLY = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(DATABASE_ANSWERS)
            .setScheduleToCloseTimeout(Duration.ofSeconds(7))
            .setRetryOptions(RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(2))
                    .build())
            .build();

    private final Deadlines deadlines;
    private final Perseverance perseverance;

    Steps(Deadlines deadlines, Perseverance perseverance) {
        this.deadlines = deadlines;
        this.perseverance = perseverance;
    }

    HoldOutcome hold(Order order, Duration keepFor) {
        String summary = "Hold the stock";
        return quickly(
                summary,
                () -> stockHere(summary).hold(order, keepFor),
                () -> stock(summary).hold(order, keepFor));
    }

    boolean hasArrived(ParcelId parcel) {
        String summary = "Look whether its stock is there";
        return quickly(
                summary,
                () -> stockHere(summary).hasArrived(parcel),
                () -> stock(summary).hasArrived(parcel));
    }

    void release(OrderId order) {
        stock("Release the stock").release(order);
    }

    void releaseParcel(ParcelId parcel) {
        stock("Release the stock of one parcel").releaseParcel(parcel);
    }

    /** Gives up at the payment deadline: an order that cannot be paid for is refused, not kept waiting for days. */
    PaymentOutcome authorise(Order order, int parcels) {
        return payment("Authorise " + order.total(), deadlines.payment())
                .authorise(order.id(), order.total(), order.paidWith(), parcels);
    }

    PaymentOutcome lookUpPayment(OrderId order) {
        return payment("Ask what became of the authorisation", deadlines.payment())
                .lookUp(order);
    }

    void capture(OrderId order, PlannedParcel parcel) {
        payment("Capture " + parcel.share()).capture(order, parcel.id(), parcel.share());
    }

    void voidOrRefund(OrderId order) {
        payment("Give the money back").voidOrRefund(order);
    }

    void voidRemainder(OrderId order) {
        payment("Void what will not be captured").voidRemainder(order);
    }

    void refund(OrderId order, PlannedParcel parcel) {
        payment("Refund " + parcel.share()).refund(order, parcel.id(), parcel.share());
    }

    /** Gives up at the label deadline, when a person is asked. */
    LabelOutcome buyLabel(PlannedParcel parcel) {
        return shipping("Buy the label, from " + parcel.warehouse(), deadlines.label())
                .buyLabel(parcel.id());
    }

    void voidLabel(ParcelId parcel) {
        shipping("Void the label").voidLabel(parcel);
    }

    CarrierStatus track(ParcelId parcel) {
        return shipping("Ask the carrier where it is", deadlines.chase()).track(parcel);
    }

    CommitOutcome place(OrderId order, List<PlannedParcel> parcels) {
        String summary = "Place the order";
        return quickly(
                summary,
                () -> recordsHere(summary).place(order, parcels),
                () -> records(summary).place(order, parcels));
    }

    void awaitPayment(OrderId order, String url) {
        write("Wait for the customer's bank", records -> records.awaitPayment(order, url));
    }

    void refuse(OrderId order, Refusal refusal) {
        write("Refused: " + refusal.code(), records -> records.refuse(order, refusal));
    }

    void cancel(OrderId order, String reason) {
        write("Cancelled", records -> records.cancel(order, reason));
    }

    ParcelStatus whereIs(ParcelId parcel) {
        String summary = "Look whether it is packed";
        return quickly(
                summary,
                () -> recordsHere(summary).whereIs(parcel),
                () -> records(summary).whereIs(parcel));
    }

    void handOver(ParcelId parcel) {
        write("Ship the stock", records -> records.handOver(parcel));
    }

    void dropParcel(ParcelId parcel, String reason) {
        write("Strike the parcel off", records -> records.dropParcel(parcel, reason));
    }

    void loseParcel(ParcelId parcel, String reason) {
        write("The parcel will not arrive", records -> records.loseParcel(parcel, reason));
    }

    void complete(OrderId order) {
        write("Delivered", records -> records.complete(order));
    }

    void note(OrderId order, String type, String detail) {
        write(detail, records -> records.note(order, type, detail));
    }

    private void write(String summary, Functions.Proc1<OrderRecords> step) {
        try {
            step.apply(recordsHere(summary));
        } catch (ActivityFailure failure) {
            perseverance.drive(summary, () -> step.apply(records(summary)));
        }
    }

    private <R> R quickly(String summary, Functions.Func<R> here, Functions.Func<R> visibly) {
        try {
            return here.apply();
        } catch (ActivityFailure failure) {
            return perseverance.insist(summary, visibly);
        }
    }

    private static StockActivities stockHere(String summary) {
        return Workflow.newLocalActivityStub(StockActivities.class, local(summary));
    }

    static OrderRecords recordsHere(String summary) {
        return Workflow.newLocalActivityStub(OrderRecords.class, local(summary));
    }

    private static StockActivities stock(String summary) {
        return Workflow.newActivityStub(
                StockActivities.class,
                regular(OrderWorkflow.TASK_QUEUE, summary, DATABASE_ANSWERS).build());
    }

    static OrderRecords records(String summary) {
        return Workflow.newActivityStub(
                OrderRecords.class,
                regular(OrderWorkflow.TASK_QUEUE, summary, DATABASE_ANSWERS).build());
    }

    private PaymentActivities payment(String summary) {
        return Workflow.newActivityStub(
                PaymentActivities.class,
                regular(PaymentActivities.TASK_QUEUE, summary, deadlines.answer())
                        .build());
    }

    private PaymentActivities payment(String summary, Duration giveUpAfter) {
        return Workflow.newActivityStub(
                PaymentActivities.class,
                regular(PaymentActivities.TASK_QUEUE, summary, deadlines.answer())
                        .setScheduleToCloseTimeout(giveUpAfter)
                        .build());
    }

    private ShippingActivities shipping(String summary) {
        return Workflow.newActivityStub(
                ShippingActivities.class,
                regular(ShippingActivities.TASK_QUEUE, summary, deadlines.answer())
                        .build());
    }

    private ShippingActivities shipping(String summary, Duration giveUpAfter) {
        return Workflow.newActivityStub(
                ShippingActivities.class,
                regular(ShippingActivities.TASK_QUEUE, summary, deadlines.answer())
                        .setScheduleToCloseTimeout(giveUpAfter)
                        .build());
    }

    private static LocalActivityOptions local(String summary) {
        return LocalActivityOptions.newBuilder(LOCALLY).setSummary(summary).build();
    }

    private static ActivityOptions.Builder regular(String taskQueue, String summary, Duration startToClose) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                .setSummary(summary)
                .setStartToCloseTimeout(startToClose)
                .setRetryOptions(PATIENTLY)
                // A step that is called off is waited for: what it still did must be known before it is undone.
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED);
    }
}
