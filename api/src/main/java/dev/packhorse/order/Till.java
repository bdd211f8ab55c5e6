package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.flashsale.QueueOutcome;
import dev.packhorse.flashsale.QueuePlace;
import dev.packhorse.flashsale.SaleQueue;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where checkouts are opened, kept, given up and paid. Until somebody pays, all of it is the database's alone. */
@ApiComponent
@Component
class Till {

    private final Checkouts checkouts;
    private final OpenCheckouts open;
    private final CheckoutViews views;
    private final PlacementCounter placements;
    private final SaleQueue queue;
    private final Admission admission;

    Till(
            Checkouts checkouts,
            OpenCheckouts open,
            CheckoutViews views,
            PlacementCounter placements,
            SaleQueue queue,
            Admission admission) {
        this.admission = admission;
        this.checkouts = checkouts;
        this.open = open;
        this.views = views;
        this.placements = placements;
        this.queue = queue;
    }

    /** What the caller gets who wants a checkout. */
    sealed interface Opening {

        /** @param replayed whether the key had come before */
        record Opened(CheckoutView checkout, boolean replayed) implements Opening {}

        record Queued(QueuePlace place) implements Opening {}
    }

    /** @throws ProblemException when nothing was held and there is nothing to wait for */
    Opening open(String idempotencyKey, OpeningRequest request) {
        Checkout checkout = request.checkout(idempotencyKey);
        return queue.look(checkout).map(Till::waiting).orElseGet(() -> admission.during(() -> hold(checkout, request)));
    }

    private Opening hold(Checkout checkout, OpeningRequest request) {
        CheckoutOutcome outcome = checkouts.hold(checkout);
        Optional<Sku> wait = waitFor(checkout, outcome);
        if (wait.isPresent()) {
            return waiting(queue.join(checkout, wait.get()));
        }
        queue.leave(checkout);
        return switch (outcome) {
            case CheckoutOutcome.Held held -> new Opening.Opened(views.opened(checkout, held), false);
            case CheckoutOutcome.Revived(Order order) -> new Opening.Opened(view(CheckoutId.of(order.id())), false);
            case CheckoutOutcome.Known(Order order, OrderStatus _) ->
                new Opening.Opened(view(CheckoutId.of(order.id())), true);
            case CheckoutOutcome.KeyReused() -> throw new ProblemException(HoldProblems.keyReused());
            case CheckoutOutcome.SoldOut(List<Shortfall> shortfalls) -> throw outOfStock(shortfalls);
            case CheckoutOutcome.PriceChanged(Money newTotal) ->
                throw new ProblemException(HoldProblems.priceChanged(newTotal));
            case CheckoutOutcome.NotSold(List<Sku> skus) ->
                throw new ProblemException(HoldProblems.notSold(request.lines(), request.currency(), skus));
            case CheckoutOutcome.OverLimit(Sku sku, int limit, int left) ->
                throw new ProblemException(HoldProblems.overLimit(sku, limit, left));
            case CheckoutOutcome.MustWait(Sku sku) -> throw new ProblemException(HoldProblems.mustWait(sku));
        };
    }

    /** Sold out is no end as long as units are held that may come back. */
    private Optional<Sku> waitFor(Checkout checkout, CheckoutOutcome outcome) {
        return switch (outcome) {
            case CheckoutOutcome.MustWait(Sku sku) -> Optional.of(sku);
            case CheckoutOutcome.SoldOut(List<Shortfall> shortfalls) ->
                queue.worthWaitingFor(checkout)
                        .filter(sku -> shortfalls.size() == 1
                                && shortfalls.getFirst().sku().equals(sku));
            case CheckoutOutcome.Held _,
                    CheckoutOutcome.Revived _,
                    CheckoutOutcome.Known _,
                    CheckoutOutcome.KeyReused _,
                    CheckoutOutcome.PriceChanged _,
                    CheckoutOutcome.NotSold _,
                    CheckoutOutcome.OverLimit _ -> Optional.empty();
        };
    }

    private static Opening waiting(QueueOutcome outcome) {
        return switch (outcome) {
            case QueueOutcome.Waiting(QueuePlace place) -> new Opening.Queued(place);
            case QueueOutcome.Full(Duration comeBack) -> throw new ProblemException(HoldProblems.queueFull(comeBack));
        };
    }

    CheckoutView view(CheckoutId checkout) {
        return views.find(checkout).orElseThrow(Till::notFound);
    }

    CheckoutView extend(CheckoutId checkout) {
        return switch (open.extend(checkout)) {
            case ExtendOutcome.Extended _ -> view(checkout);
            case ExtendOutcome.KeptLongest(Instant expiresAt) ->
                throw new ProblemException(
                        Problem.of(ProblemCode.NOT_EXTENDABLE, "It is kept as long as any checkout is: pay it in time.")
                                .with("expires_at", expiresAt));
            case ExtendOutcome.SoldOut(List<Shortfall> shortfalls) -> throw outOfStock(shortfalls);
            case ExtendOutcome.Closed(CheckoutStatus status) -> throw closed(ProblemCode.NOT_EXTENDABLE, status);
            case ExtendOutcome.Refused(CheckoutOutcome why) -> throw new ProblemException(HoldProblems.ofRevival(why));
            case ExtendOutcome.Unknown _ -> throw notFound();
        };
    }

    CheckoutView abandon(CheckoutId checkout) {
        return switch (open.abandon(checkout)) {
            case AbandonOutcome.Abandoned _ -> view(checkout);
            case AbandonOutcome.TooLate(CheckoutStatus status) -> throw closed(ProblemCode.NOT_ABANDONABLE, status);
            case AbandonOutcome.Unknown _ -> throw notFound();
        };
    }

    /** The checkout is its own idempotency key: it is paid once, by the first payment method that was given for it. */
    Receipt pay(CheckoutId checkout, PaymentMethod method, Duration wait) {
        return switch (open.pay(checkout, method)) {
            case PayOutcome.Accepted(Order order) -> placements.first(order, wait);
            case PayOutcome.Known(Order order, OrderStatus status) -> placements.again(order, status, wait);
            case PayOutcome.OtherMethod _ ->
                throw new ProblemException(
                        ProblemCode.PAYMENT_METHOD_DECIDED,
                        "Another payment method was given for it. To pay otherwise, open another checkout.");
            case PayOutcome.Abandoned _ -> throw closed(ProblemCode.WITHDRAWN, CheckoutStatus.ABANDONED);
            case PayOutcome.SoldOut(List<Shortfall> shortfalls) -> throw outOfStock(shortfalls);
            case PayOutcome.Refused(CheckoutOutcome why) -> throw new ProblemException(HoldProblems.ofRevival(why));
            case PayOutcome.Unknown _ -> throw notFound();
        };
    }

    private static ProblemException closed(ProblemCode code, CheckoutStatus status) {
        return new ProblemException(
                code,
                switch (status) {
                    case OPEN -> "The checkout is open.";
                    case EXPIRED -> "It had expired while it was being paid; repeat the payment.";
                    case ABANDONED -> "The checkout was abandoned. Open another one.";
                    case PAYING -> "It is being paid. Look at its order, or cancel that.";
                    case ORDERED -> "It has become an order. Look at that, or cancel it.";
                    case REFUSED -> "Its order was refused. Open another checkout.";
                });
    }

    private static ProblemException outOfStock(List<Shortfall> shortfalls) {
        return new ProblemException(PlacementAnswers.outOfStock(shortfalls));
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemCode.CHECKOUT_NOT_FOUND, "No checkout has this id.");
    }
}
