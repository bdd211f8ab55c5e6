package dev.packhorse.order;

import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.payment.PaymentOutcome;
import dev.packhorse.shipping.PlannedParcel;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The first half of the journey, for which the customer waits: hold, authorise, commit. */
final class Placing {

    /** How it ended; an open question to the customer's bank is no end. */
    sealed interface End {
        record Placed(List<PlannedParcel> parcels) implements End {}

        record Refused(Refusal refusal) implements End {}
    }

    // A hold outlives the wait it is needed for, so that a slow answer still finds its stock.
    private static final Duration HOLD_MARGIN = Duration.ofMinutes(5);

    private final Order order;
    private final Journey journey;
    private final Consumer<String> onActionRequired;
    private boolean paymentNews;

    Placing(Order order, Journey journey, Consumer<String> onActionRequired) {
        this.order = order;
        this.journey = journey;
        this.onActionRequired = onActionRequired;
    }

    End run() {
        journey.compensations().add("stock", () -> journey.steps().release(order.id()));
        return switch (hold(journey.deadlines().payment())) {
            case HoldOutcome.SoldOut(var shortfalls) -> refused(new Refusal.OutOfStock(shortfalls));
            case HoldOutcome.Held(var plan) -> authorise(plan);
        };
    }

    /** Something changed at the provider; what, only the provider knows. */
    void paymentChanged() {
        paymentNews = true;
    }

    private HoldOutcome hold(Duration atLeast) {
        return journey.steps().hold(order, atLeast.plus(HOLD_MARGIN));
    }

    private End authorise(List<PlannedParcel> plan) {
        journey.compensations().add("payment", () -> journey.steps().voidOrRefund(order.id()));
        PaymentOutcome outcome;
        try {
            outcome = journey.wish().unlessMade(() -> journey.steps().authorise(order, plan.size()));
        } catch (ActivityFailure failure) {
            return refused(new Refusal.PaymentUnavailable());
        }
        return switch (outcome) {
            case null -> withdrawn();
            case PaymentOutcome.Declined(String reason) -> refused(new Refusal.PaymentDeclined(reason));
            case PaymentOutcome.Authorised authorised -> commit(plan);
            case PaymentOutcome.ActionRequired(String authorisation, String url) -> confirm(url);
        };
    }

    private End confirm(String url) {
        Duration time = journey.deadlines().confirmation();
        Instant deadline = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(time);
        HoldOutcome hold = hold(time);
        journey.steps().awaitPayment(order.id(), url);
        onActionRequired.accept(url);
        return switch (hold) {
            case HoldOutcome.SoldOut(var shortfalls) -> refused(new Refusal.OutOfStock(shortfalls));
            case HoldOutcome.Held(var plan) -> confirmedBy(deadline, plan);
        };
    }

    private End confirmedBy(Instant deadline, List<PlannedParcel> plan) {
        boolean inTime = true;
        while (inTime) {
            inTime = heardBefore(deadline);
            if (journey.wish().isMade()) {
                return withdrawn();
            }
            paymentNews = false;
            PaymentOutcome outcome;
            try {
                // Also when time is up: the confirmation may have come and its news been lost.
                outcome = journey.steps().lookUpPayment(order.id());
            } catch (ActivityFailure failure) {
                return refused(new Refusal.PaymentUnavailable());
            }
            switch (outcome) {
                case PaymentOutcome.Authorised authorised -> {
                    return commit(plan);
                }
                case PaymentOutcome.Declined(String reason) -> {
                    return refused(new Refusal.PaymentDeclined(reason));
                }
                case PaymentOutcome.ActionRequired still -> {}
            }
        }
        return refused(new Refusal.PaymentNotConfirmed());
    }

    private boolean heardBefore(Instant deadline) {
        Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), deadline);
        return left.isPositive()
                && Workflow.await(left, () -> paymentNews || journey.wish().isMade());
    }

    private End commit(List<PlannedParcel> plan) {
        if (journey.wish().isMade()) {
            return withdrawn();
        }
        return switch (journey.steps().place(order.id(), plan)) {
            case CommitOutcome.Expired() -> refused(new Refusal.HoldExpired());
            case CommitOutcome.Committed() -> new End.Placed(plan);
        };
    }

    private End withdrawn() {
        return refused(new Refusal.Withdrawn(journey.wish().reason()));
    }

    private static End refused(Refusal refusal) {
        return new End.Refused(refusal);
    }
}
