package dev.packhorse.order;

import static dev.packhorse.temporal.SearchAttributes.CARRIER;
import static dev.packhorse.temporal.SearchAttributes.STATUS;
import static dev.packhorse.temporal.SearchAttributes.WAREHOUSES;

import dev.packhorse.order.ParcelJourney.End;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.PlannedParcel;
import dev.packhorse.temporal.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hold, authorise, commit; label, hand over, capture, deliver; and when it cannot be, give back exactly what was taken. */
public class OrderWorkflowImpl implements OrderWorkflow {

    private final Order order;
    private final Journey journey;
    private final Placing placing;
    private final Map<ParcelId, ParcelJourney> parcels = new LinkedHashMap<>();

    private OrderStatus status = OrderStatus.PENDING;
    private @Nullable Placement placement;

    /** Of the shares of parcels that nobody waited for any longer; there once one was given up. */
    private @Nullable Promise<Void> remainderVoided;

    @WorkflowInit
    public OrderWorkflowImpl(Order order, Deadlines deadlines) {
        this.order = order;
        Attentions attentions = new Attentions(order.id(), this::showAttention);
        Perseverance perseverance = new Perseverance(deadlines.alarm(), attentions);
        Steps steps = new Steps(deadlines, perseverance);
        this.journey = new Journey(
                deadlines, steps, new Compensations(perseverance), perseverance, attentions, new Wish(), this::show);
        this.placing = new Placing(order, journey, this::awaitPayment);
    }

    @Override
    public OrderStatus fulfil(Order order, Deadlines deadlines) {
        treatCancellationAsWish();
        // Detached, because what was taken is given back also when the workflow itself is being cancelled.
        Workflow.newDetachedCancellationScope(() -> {
                    carry();
                    Workflow.await(Workflow::isEveryHandlerFinished);
                })
                .run();
        return status;
    }

    /** "Request cancellation" in the Temporal Web UI means what the customer's cancel means, and is too late when that is. */
    private void treatCancellationAsWish() {
        CancellationScope.current().getCancellationRequest().thenApply(reason -> {
            journey.wish().make("Cancelled by an operator.");
            return reason;
        });
    }

    private void carry() {
        switch (placing.run()) {
            case Placing.End.Refused(Refusal refusal) -> refuse(refusal);
            case Placing.End.Placed(List<PlannedParcel> plan) -> {
                place(plan);
                fulfilParcels();
            }
        }
    }

    private void awaitPayment(String url) {
        become(OrderStatus.AWAITING_PAYMENT);
        placement = new Placement.ActionRequired(url);
    }

    /** The caller is answered last: who hears no and tries again must find what this order had held. */
    private void refuse(Refusal refusal) {
        journey.compensations().run();
        journey.steps().refuse(order.id(), refusal);
        become(OrderStatus.REFUSED);
        placement = new Placement.Refused(refusal);
    }

    private void place(List<PlannedParcel> plan) {
        plan.forEach(parcel -> parcels.put(parcel.id(), new ParcelJourney(order, parcel, journey)));
        status = OrderStatus.PLACED;
        placement = new Placement.Placed();
        Workflow.upsertTypedSearchAttributes(STATUS.valueSet(inWords(status)), WAREHOUSES.valueSet(warehouses()));
        show();
    }

    private void fulfilParcels() {
        List<Promise<End>> journeys = parcels.values().stream()
                .map(parcel -> Async.function(parcel::run))
                .toList();
        Promise.allOf(journeys).get();
        List<End> ends = journeys.stream().map(Promise::get).toList();
        if (ends.contains(End.CALLED_OFF)) {
            cancel();
        } else if (ends.contains(End.ARRIVED)) {
            complete(ends);
        } else {
            giveUp(ends);
        }
    }

    private void cancel() {
        journey.compensations().run();
        journey.steps().cancel(order.id(), journey.wish().reason());
        become(OrderStatus.CANCELLED);
    }

    private void complete(List<End> ends) {
        voidWhatWasDropped(ends);
        journey.steps().complete(order.id());
        become(OrderStatus.DELIVERED);
    }

    /** A person has given up every parcel: those that never left are undone, those that did were refunded. */
    private void giveUp(List<End> ends) {
        if (ends.contains(End.LOST)) {
            voidWhatWasDropped(ends);
        } else {
            journey.wish().make("No parcel could be sent.");
            journey.compensations().run();
        }
        journey.steps().cancel(order.id(), "No parcel could be delivered.");
        become(OrderStatus.CANCELLED);
    }

    private void voidWhatWasDropped(List<End> ends) {
        if (remainderVoided != null) {
            remainderVoided.get();
        } else if (ends.contains(End.DROPPED)) {
            voidRemainder();
        }
    }

    private void voidRemainder() {
        journey.perseverance()
                .drive("Void what will not be captured", () -> journey.steps().voidRemainder(order.id()));
    }

    @Override
    public Placement placement() {
        Workflow.await(() -> placement != null);
        return Objects.requireNonNull(placement);
    }

    @Override
    public void mayCancel(String reason) {
        if (journey.wish().isMade() || status == OrderStatus.CANCELLED) {
            return;
        }
        if (journey.wish().isTooLate() || status.isFinal()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The order is " + inWords(status) + " and cannot be cancelled any more.", NOT_CANCELLABLE);
        }
    }

    @Override
    public Cancellation cancel(String reason) {
        journey.wish().make(reason);
        Workflow.await(() -> status.isFinal() || journey.wish().isTooLate());
        return journey.wish().isMade() ? new Cancellation.Cancelled() : new Cancellation.TooLate();
    }

    @Override
    public void mayCancelParcel(ParcelId id, String reason) {
        ParcelJourney parcel = parcels.get(id);
        if (parcel != null && parcel.isGivenUp()) {
            return;
        }
        if (parcel == null || !parcel.waitsForStock() || journey.wish().isMade()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Parcel " + id + (parcel == null ? " is not part of this order." : " " + parcel.standing() + "."),
                    NOT_CANCELLABLE);
        }
    }

    @Override
    public Cancellation cancelParcel(ParcelId id, String reason) {
        ParcelJourney parcel = known(id);
        parcel.giveUp(reason);
        Workflow.await(() -> parcel.isDropped() || !parcel.waitsForStock() || status.isFinal());
        if (parcel.isDropped()) {
            giveItsShareBack();
        }
        return parcel.isDropped() || journey.wish().isMade()
                ? new Cancellation.Cancelled()
                : new Cancellation.TooLate();
    }

    /** One authorisation serves all parcels: what is left of it is voided as soon as none of them needs it any more. */
    private void giveItsShareBack() {
        if (remainderVoided == null) {
            remainderVoided = Async.procedure(() -> {
                Workflow.await(() -> isSettled() || journey.wish().isMade());
                // Where no parcel was captured the order is cancelled, and that gives back all of it.
                if (parcels.values().stream().anyMatch(ParcelJourney::isCaptured)) {
                    voidRemainder();
                }
            });
        }
        Promise<Void> voided = remainderVoided;
        Workflow.await(() -> voided.isCompleted() || !isSettled());
    }

    private boolean isSettled() {
        return parcels.values().stream().allMatch(parcel -> parcel.isCaptured() || parcel.isDropped());
    }

    @Override
    public void mayHandOver(ParcelId parcel) {
        ParcelJourney known = parcels.get(parcel);
        if (known != null && known.hasLeft()) {
            return;
        }
        if (known == null || !known.isLabelled() || journey.wish().isMade()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Parcel " + parcel + (known == null ? " is not part of this order." : " " + known.standing() + "."),
                    NOT_HANDED_OVER);
        }
    }

    @Override
    public void handOver(ParcelId parcel) {
        ParcelJourney leaving = known(parcel);
        if (!leaving.hasLeft()) {
            pass(leaving);
        }
        Workflow.await(leaving::isShipped);
    }

    @Override
    public void mayResolve(Resolve resolve) {
        journey.attentions().check(resolve);
    }

    @Override
    public void resolve(Resolve resolve) {
        journey.attentions().answer(resolve);
    }

    @Override
    public void paymentChanged() {
        placing.paymentChanged();
    }

    /** News of a parcel that is not planned yet is no loss: it looks for itself when it begins to wait. */
    @Override
    public void stockArrived(ParcelId id) {
        ParcelJourney parcel = parcels.get(id);
        if (parcel != null) {
            parcel.stockArrived();
        }
    }

    @Override
    public void carrierReported(CarrierReport report) {
        ParcelJourney parcel = parcels.get(report.parcel());
        if (parcel == null || !parcel.isLabelled() || journey.wish().isMade()) {
            return;
        }
        if (!parcel.hasLeft()) {
            pass(parcel);
        }
        parcel.heard(report.status());
    }

    /** The pivot: with the first parcel gone nothing is undone any more. */
    private void pass(ParcelJourney leaving) {
        leaving.leftTheWarehouse();
        if (!journey.wish().isTooLate()) {
            journey.wish().refuseFromNow();
            journey.compensations().forget();
            status = OrderStatus.SHIPPED;
            Workflow.upsertTypedSearchAttributes(
                    STATUS.valueSet(inWords(status)), CARRIER.valueSet(String.valueOf(leaving.carrier())));
        }
        show();
    }

    private ParcelJourney known(ParcelId id) {
        ParcelJourney parcel = parcels.get(id);
        if (parcel == null) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Parcel " + id + " is not part of this order.", NOT_HANDED_OVER);
        }
        return parcel;
    }

    private void become(OrderStatus next) {
        status = next;
        Workflow.upsertTypedSearchAttributes(STATUS.valueSet(inWords(next)));
        show();
    }

    private void showAttention() {
        boolean needed = !journey.attentions().open().isEmpty();
        Workflow.upsertTypedSearchAttributes(SearchAttributes.NEEDS_ATTENTION.valueSet(needed));
        show();
    }

    private void show() {
        Workflow.setCurrentDetails(
                Board.text(order, status, parcels.values(), journey.attentions().open()));
    }

    private List<String> warehouses() {
        return parcels.values().stream()
                .map(parcel -> parcel.plan().warehouse().value())
                .distinct()
                .toList();
    }

    private static String inWords(OrderStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
