package dev.packhorse.order;

import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.PlannedParcel;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** What is written down of an order's journey: status, parcels and timeline. Each is one transaction and repeatable. */
@ActivityInterface(namePrefix = "Order.")
public interface OrderRecords {

    /** The hold becomes committed and the order placed, together; or neither, when the hold has expired. */
    CommitOutcome place(OrderId order, List<PlannedParcel> parcels);

    void awaitPayment(OrderId order, String url);

    /** Ends an order that was never placed. */
    void refuse(OrderId order, Refusal refusal);

    /** Ends an order that was placed and then cancelled, after everything was given back. */
    void cancel(OrderId order, String reason);

    /** Where the parcel stands in the records: the warehouse packs without waking the workflow. */
    ParcelStatus whereIs(ParcelId parcel);

    /** The box left the warehouse: its stock is shipped and no longer held. */
    void handOver(ParcelId parcel);

    /** The parcel will not leave: it is struck off before hand-over. */
    void dropParcel(ParcelId parcel, String reason);

    /** The parcel left but will not arrive. */
    void loseParcel(ParcelId parcel, String reason);

    /** Every parcel that left has arrived or was settled. */
    void complete(OrderId order);

    /** A person is asked to decide. */
    void raiseAttention(OrderId order, Attention attention);

    /** The person has decided, or the matter settled itself. */
    void settleAttention(OrderId order, Attention attention, String how);

    /** Something worth a line in the timeline that changes no status, such as a carrier being chased. */
    void note(OrderId order, String type, String detail);
}
