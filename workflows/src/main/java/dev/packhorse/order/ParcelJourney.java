package dev.packhorse.order;

import static dev.packhorse.order.Resolution.ACCEPT;
import static dev.packhorse.order.Resolution.CANCEL_AND_REFUND;
import static dev.packhorse.order.Resolution.RETRY;

import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.LabelOutcome;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.PlannedParcel;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One parcel's way from label to door, a coroutine inside its order's workflow: a child workflow would cost the engine as
 * much as three provider calls.
 */
final class ParcelJourney {

    /** What a parcel can come to. */
    enum End {
        ARRIVED,
        /** Given up before it left: nothing of it remains. */
        DROPPED,
        /** It left and will not arrive; its share was refunded. */
        LOST,
        /** The order is being cancelled; the compensations see to what this parcel had taken. */
        CALLED_OFF
    }

    private final Order order;
    private final PlannedParcel parcel;
    private final Journey journey;
    private final @Nullable StockWait stockWait;

    private String standing = "needs a label";
    private @Nullable String carrier;
    private boolean labelSought;
    private boolean labelled;
    private boolean left;
    private boolean shipped;
    private boolean captured;
    private boolean dropped;
    private @Nullable CarrierStatus news;

    ParcelJourney(Order order, PlannedParcel parcel, Journey journey) {
        this.order = order;
        this.parcel = parcel;
        this.journey = journey;
        this.stockWait = parcel.promisedAt() == null
                ? null
                : new StockWait(parcel.id(), parcel.promisedAt(), journey, this::stands);
    }

    End run() {
        if (stockWait != null && !stockWait.arrives()) {
            return journey.wish().isMade() ? End.CALLED_OFF : drop();
        }
        if (!label()) {
            return journey.wish().isMade() ? End.CALLED_OFF : drop();
        }
        if (!leave()) {
            return journey.wish().isMade() ? End.CALLED_OFF : drop();
        }
        ship();
        return arrive() ? End.ARRIVED : lose();
    }

    /** Nobody waits for its stock any longer. */
    void giveUp(String reason) {
        if (stockWait != null) {
            stockWait.giveUp(reason);
        }
    }

    boolean isGivenUp() {
        return stockWait != null && stockWait.givenUp() != null;
    }

    boolean waitsForStock() {
        return stockWait != null && !stockWait.hasArrived();
    }

    /** The carrier took the box, or says that it has it: the pivot, when it is the first. */
    void leftTheWarehouse() {
        left = true;
    }

    void stockArrived() {
        if (stockWait != null) {
            stockWait.heard();
        }
    }

    void heard(CarrierStatus status) {
        if (!left) {
            // A scan is as good a proof of hand-over as the warehouse's word.
            leftTheWarehouse();
        }
        news = status;
    }

    boolean isLabelled() {
        return labelled;
    }

    boolean hasLeft() {
        return left;
    }

    /** Its stock is shipped and written down. */
    boolean isShipped() {
        return shipped;
    }

    /** Its share is the house's. */
    boolean isCaptured() {
        return captured;
    }

    /** Given up before it left, and nothing of it remains. */
    boolean isDropped() {
        return dropped;
    }

    @Nullable
    String carrier() {
        return carrier;
    }

    String standing() {
        return standing;
    }

    PlannedParcel plan() {
        return parcel;
    }

    private boolean label() {
        labelSought = true;
        journey.compensations()
                .add("label of parcel " + parcel.id(), () -> journey.steps().voidLabel(parcel.id()));
        while (!journey.wish().isMade()) {
            String trouble = buyLabel();
            if (trouble == null) {
                return labelled;
            }
            Resolution answer =
                    ask("No label can be had: " + trouble, List.of(RETRY, CANCEL_AND_REFUND), journey.wish()::isMade);
            if (answer == CANCEL_AND_REFUND) {
                return false;
            }
        }
        return false;
    }

    /** @return what stands in the way, or null when the label is there or the wish to cancel came first */
    private @Nullable String buyLabel() {
        LabelOutcome outcome;
        try {
            outcome = journey.wish().unlessMade(() -> journey.steps().buyLabel(parcel));
        } catch (ActivityFailure failure) {
            return Failures.inWords(failure);
        }
        return switch (outcome) {
            case null -> null;
            case LabelOutcome.Refused(String reason) -> reason;
            case LabelOutcome.Bought(String by, String trackingCode) -> {
                labelled = true;
                carrier = by;
                stands("waits to be packed; " + by + " " + trackingCode);
                yield null;
            }
        };
    }

    private boolean leave() {
        if (leftWithin(journey.deadlines().packing())) {
            return true;
        }
        if (!goneOrCalledOff() && journey.steps().whereIs(parcel.id()) == ParcelStatus.LABELLED) {
            return leaveAfterAsking(
                    "It is not packed after " + inWords(journey.deadlines().packing()) + ".");
        }
        if (leftWithin(journey.deadlines().handOver().minus(journey.deadlines().packing()))) {
            return true;
        }
        return leaveAfterAsking("It was not handed over to the carrier within "
                + inWords(journey.deadlines().handOver()) + ".");
    }

    private boolean leaveAfterAsking(String why) {
        while (!goneOrCalledOff()) {
            Resolution answer = ask(why, List.of(RETRY, CANCEL_AND_REFUND), this::goneOrCalledOff);
            if (answer == CANCEL_AND_REFUND) {
                return false;
            }
            if (leftWithin(journey.deadlines().handOver())) {
                return true;
            }
        }
        return left;
    }

    private boolean leftWithin(Duration time) {
        stands("waits for hand-over to " + carrier + ", until " + deadline(time));
        Workflow.await(time, this::goneOrCalledOff);
        return left;
    }

    private boolean goneOrCalledOff() {
        return left || journey.wish().isMade();
    }

    private void ship() {
        stands("left the warehouse");
        journey.perseverance()
                .drive("Ship the stock of " + parcel.id(), () -> journey.steps().handOver(parcel.id()));
        shipped = true;
        journey.perseverance()
                .drive(
                        "Capture the share of " + parcel.id(),
                        () -> journey.steps().capture(order.id(), parcel));
        captured = true;
    }

    /** @return false when the parcel is lost to the customer and its share has to be given back */
    private boolean arrive() {
        if (!heardWithin(journey.deadlines().delivery())) {
            pollThenChase();
        }
        while (news != CarrierStatus.DELIVERED) {
            String why = news == null ? carrier + " has been silent, also when chased." : carrier + " says: " + news;
            news = null;
            Resolution answer =
                    ask(why, List.of(RETRY, CANCEL_AND_REFUND, ACCEPT), () -> news == CarrierStatus.DELIVERED);
            switch (answer) {
                case CANCEL_AND_REFUND -> {
                    return false;
                }
                case ACCEPT -> news = CarrierStatus.DELIVERED;
                case RETRY, WAIT_LONGER -> heardWithin(journey.deadlines().delivery());
                case null -> {}
            }
        }
        stands("delivered");
        return true;
    }

    private boolean heardWithin(Duration time) {
        stands("on its way with " + carrier + ", expected until " + deadline(time));
        return Workflow.await(time, () -> news != null);
    }

    private void pollThenChase() {
        askCarrier();
        if (news == null) {
            journey.steps()
                    .note(order.id(), "carrier_chased", carrier + " was asked to look for parcel " + parcel.id() + ".");
            if (!heardWithin(journey.deadlines().chase())) {
                askCarrier();
            }
        }
    }

    private void askCarrier() {
        try {
            CarrierStatus status = journey.steps().track(parcel.id());
            if (status.matters()) {
                news = status;
            }
        } catch (ActivityFailure failure) {
            journey.steps()
                    .note(order.id(), "carrier_silent", "The carrier could not be asked: " + Failures.inWords(failure));
        }
    }

    private End drop() {
        stands("given up before it left");
        if (labelSought) {
            journey.perseverance()
                    .drive(
                            "Void the label of " + parcel.id(),
                            () -> journey.steps().voidLabel(parcel.id()));
        }
        journey.perseverance()
                .drive(
                        "Release the stock of " + parcel.id(),
                        () -> journey.steps().releaseParcel(parcel.id()));
        journey.steps().dropParcel(parcel.id(), whyDropped());
        dropped = true;
        return End.DROPPED;
    }

    private String whyDropped() {
        String givenUp = stockWait == null ? null : stockWait.givenUp();
        return givenUp == null ? "Given up before it left." : givenUp;
    }

    private End lose() {
        stands("will not arrive; refunded");
        journey.perseverance()
                .drive(
                        "Refund the share of " + parcel.id(),
                        () -> journey.steps().refund(order.id(), parcel));
        journey.steps().loseParcel(parcel.id(), "It will not arrive; its share was refunded.");
        return End.LOST;
    }

    private @Nullable Resolution ask(String why, List<Resolution> choices, BooleanSupplier moot) {
        return journey.attentions().ask(new Attention(parcel.id().value(), why, choices), moot);
    }

    private void stands(String standing) {
        this.standing = standing;
        journey.board().run();
    }

    private static String deadline(Duration time) {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(time).toString();
    }

    private static String inWords(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " days" : time.toMinutes() + " minutes";
    }
}
