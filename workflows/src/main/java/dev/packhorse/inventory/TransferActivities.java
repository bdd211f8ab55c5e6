package dev.packhorse.inventory;

import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Steps of a transfer. Each is one short transaction and may be repeated without harm. */
@ActivityInterface(namePrefix = "Transfer.")
public interface TransferActivities {

    ShipOutcome ship(PaperId transfer, String actor);

    ArrivalOutcome receive(PaperId transfer, Arrival arrival);

    /** Answers where it stands then: what has left is not called off. */
    TransferStatus cancel(PaperId transfer, String actor);

    /** @param question null when it is settled */
    void ask(PaperId transfer, @Nullable String question);
}
