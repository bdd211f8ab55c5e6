package dev.packhorse.order;

import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.Parcels;
import dev.packhorse.shipping.PlannedParcel;
import java.util.List;
import java.util.Locale;

/** Gives the journey its pen; what is written stands at {@link OrderJournal}. */
public class OrderRecordsImpl implements OrderRecords {

    private final OrderJournal journal;
    private final Parcels parcels;

    public OrderRecordsImpl(OrderJournal journal, Parcels parcels) {
        this.journal = journal;
        this.parcels = parcels;
    }

    @Override
    public CommitOutcome place(OrderId order, List<PlannedParcel> planned) {
        return journal.place(order, planned);
    }

    @Override
    public void awaitPayment(OrderId order, String url) {
        journal.awaitPayment(order, url);
    }

    @Override
    public void refuse(OrderId order, Refusal refusal) {
        journal.refuse(order, refusal);
    }

    @Override
    public void cancel(OrderId order, String reason) {
        journal.cancel(order, reason);
    }

    @Override
    public ParcelStatus whereIs(ParcelId parcel) {
        return parcels.find(parcel)
                .orElseThrow(() -> new IllegalArgumentException("There is no parcel " + parcel + "."))
                .status();
    }

    @Override
    public void handOver(ParcelId parcel) {
        journal.handOver(parcel);
    }

    @Override
    public void dropParcel(ParcelId parcel, String reason) {
        journal.dropParcel(parcel, reason);
    }

    @Override
    public void loseParcel(ParcelId parcel, String reason) {
        journal.loseParcel(parcel, reason);
    }

    @Override
    public void complete(OrderId order) {
        journal.complete(order);
    }

    @Override
    public void raiseAttention(OrderId order, Attention attention) {
        journal.raiseAttention(order, attention.subject(), attention.why(), choices(attention));
    }

    @Override
    public void settleAttention(OrderId order, Attention attention, String how) {
        journal.settleAttention(order, attention.subject(), how);
    }

    @Override
    public void note(OrderId order, String type, String detail) {
        journal.note(order, type, detail);
    }

    /** As a person would type them: {@code retry}, {@code cancel_and_refund}, {@code accept}. */
    private static List<String> choices(Attention attention) {
        return attention.choices().stream()
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
