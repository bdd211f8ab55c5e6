package dev.packhorse.shipping;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.order.OrderDesk;
import dev.packhorse.order.Reply;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The moment when a box leaves the warehouse: the workflow's pivot, so the workflow is asked and not only the database. */
@ApiComponent
@Component
class HandOverDesk {

    private final OrderDesk desk;
    private final Parcels parcels;

    HandOverDesk(OrderDesk desk, Parcels parcels) {
        this.desk = desk;
        this.parcels = parcels;
    }

    /**
     * @return false while it is still being written down
     * @throws ProblemException {@code not_hand_overable}
     */
    boolean handOver(ParcelView parcel, Duration wait) {
        if (hasLeft(parcel)) {
            return true;
        }
        // Zero would not tell whether it was heard.
        Duration patience = wait.isZero() ? Duration.ofSeconds(1) : wait;
        return switch (desk.handOver(parcel.id(), patience)) {
            case Reply.Decided<ParcelId> _ -> true;
            case Reply.Undecided<ParcelId> _ -> false;
            case Reply.Denied<ParcelId>(String why) -> throw refused(why);
            case Reply.NotRunning<ParcelId> _ -> {
                if (hasLeft(parcels.find(parcel.id()).orElse(parcel))) {
                    yield true;
                }
                throw refused("Its order has ended.");
            }
        };
    }

    private static boolean hasLeft(ParcelView parcel) {
        return switch (parcel.status()) {
            case HANDED_OVER, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED -> true;
            case PACKED -> false;
            case WAITING, PLANNED, LABELLED, CANCELLED, LOST ->
                throw refused("It is " + ParcelController.word(parcel.status()) + "; only a packed parcel can leave.");
        };
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.NOT_HAND_OVERABLE, why);
    }
}
