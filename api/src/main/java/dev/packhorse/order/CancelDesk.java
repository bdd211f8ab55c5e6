package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Cancels an order, and answers a repeated wish like the first. */
@ApiComponent
@Component
class CancelDesk {

    private final OrderDesk desk;
    private final OrderViews views;

    CancelDesk(OrderDesk desk, OrderViews views) {
        this.desk = desk;
        this.views = views;
    }

    /**
     * @return false while what was taken is still being given back
     * @throws ProblemException {@code not_cancellable}
     */
    boolean cancel(OrderView order, String reason, Duration wait) {
        if (order.status().isFinal()) {
            return accordingTo(order);
        }
        // A cancellation is nothing that one only drops off: zero would not tell whether it was heard.
        Duration patience = wait.isZero() ? Duration.ofSeconds(1) : wait;
        return switch (desk.cancel(order.id(), reason, patience)) {
            case Reply.Decided<Cancellation>(Cancellation.Cancelled _) -> true;
            case Reply.Decided<Cancellation>(Cancellation.TooLate _) -> throw refused("A parcel has left already.");
            case Reply.Denied<Cancellation>(String why) -> throw refused(why);
            case Reply.Undecided<Cancellation> _ -> false;
            case Reply.NotRunning<Cancellation> _ ->
                accordingTo(views.find(order.id()).orElse(order));
        };
    }

    private static boolean accordingTo(OrderView order) {
        return switch (order.status()) {
            case CANCELLED -> true;
            case REFUSED -> {
                if (order.refusal() instanceof Refusal.Withdrawn) {
                    yield true;
                }
                throw refused("It was never placed.");
            }
            case EXPIRED -> throw refused("It was never placed, and nothing is held for it any more.");
            case PENDING, AWAITING_PAYMENT, PLACED ->
                throw refused("It has not reached the workflow engine. Its hold expires by itself.");
            case SHIPPED, DELIVERED -> throw refused("A parcel has left already.");
        };
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.NOT_CANCELLABLE, why);
    }
}
