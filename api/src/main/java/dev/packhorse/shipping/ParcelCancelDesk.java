package dev.packhorse.shipping;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.order.Cancellation;
import dev.packhorse.order.OrderDesk;
import dev.packhorse.order.Reply;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Gives up a parcel that waits for its stock, and answers a repeated wish like the first. */
@ApiComponent
@Component
class ParcelCancelDesk {

    private final OrderDesk desk;
    private final Parcels parcels;

    ParcelCancelDesk(OrderDesk desk, Parcels parcels) {
        this.desk = desk;
        this.parcels = parcels;
    }

    /**
     * @return false while what was its is still being given back
     * @throws ProblemException {@code not_cancellable}
     */
    boolean cancel(ParcelView parcel, String reason, Duration wait) {
        if (isCancelled(parcel)) {
            return true;
        }
        // Zero would not tell whether it was heard.
        Duration patience = wait.isZero() ? Duration.ofSeconds(1) : wait;
        return switch (desk.cancelParcel(parcel.id(), reason, patience)) {
            case Reply.Decided<Cancellation>(Cancellation.Cancelled _) -> true;
            case Reply.Decided<Cancellation>(Cancellation.TooLate _) -> throw refused("Its stock has come.");
            case Reply.Denied<Cancellation>(String why) -> throw refused(why);
            case Reply.Undecided<Cancellation> _ -> false;
            case Reply.NotRunning<Cancellation> _ -> {
                if (isCancelled(parcels.find(parcel.id()).orElse(parcel))) {
                    yield true;
                }
                throw refused("Its order is not placed, or has ended.");
            }
        };
    }

    /** Only what waits is asked about: the workflow may not have heard yet that the stock has come. */
    private static boolean isCancelled(ParcelView parcel) {
        return switch (parcel.status()) {
            case CANCELLED -> true;
            case WAITING, PLANNED -> false;
            case LABELLED, PACKED, HANDED_OVER, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, LOST ->
                throw refused("It is " + ParcelController.word(parcel.status())
                        + "; only a parcel that waits for its stock can be cancelled alone.");
        };
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.NOT_CANCELLABLE, why);
    }
}
