package dev.packhorse.inventory;

import org.jspecify.annotations.Nullable;

/** Gives transfers their steps; what they mean stands at {@link Transfers}. */
public class TransferActivitiesImpl implements TransferActivities {

    private final Transfers transfers;

    public TransferActivitiesImpl(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public ShipOutcome ship(PaperId transfer, String actor) {
        return transfers.ship(transfer, actor);
    }

    @Override
    public ArrivalOutcome receive(PaperId transfer, Arrival arrival) {
        return transfers.receive(transfer, arrival);
    }

    @Override
    public TransferStatus cancel(PaperId transfer, String actor) {
        return transfers.cancel(transfer, actor);
    }

    @Override
    public void ask(PaperId transfer, @Nullable String question) {
        transfers.ask(transfer, question);
    }
}
