package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where checkouts are opened, kept, given up and paid. Until somebody pays, all of it is the database's alone. */
@ApiComponent
@Component
class Till {

    private final Checkouts checkouts;
    private final OpenCheckouts open;
    private final CheckoutViews views;
    private final PlacementCounter placements;

    Till(Checkouts checkouts, OpenCheckouts open, CheckoutViews views, PlacementCounter placements) {
        this.checkouts = checkouts;
        this.open = open;
        this.views = views;
        this.placements = placements;
    }

    /** @param replayed whether the key had come before */
    record Opened(CheckoutView checkout, boolean replayed) {}

    /** @throws ProblemException when nothing was held */
    Opened open(String idempotencyKey, OpeningRequest request) {
        return switch (checkouts.hold(request.checkout(idempotencyKey))) {
            case CheckoutOutcome.Held(Order order) -> new Opened(view(CheckoutId.of(order.id())), false);
            case CheckoutOutcome.Known(Order order, OrderStatus _) -> new Opened(view(CheckoutId.of(order.id())), true);
            case CheckoutOutcome.KeyReused() -> throw new ProblemException(HoldProblems.keyReused());
            case CheckoutOutcome.SoldOut(List<Shortfall> shortfalls) -> throw outOfStock(shortfalls);
            case CheckoutOutcome.PriceChanged(Money newTotal) ->
                throw new ProblemException(HoldProblems.priceChanged(newTotal));
            case CheckoutOutcome.NotSold(List<Sku> skus) ->
                throw new ProblemException(HoldProblems.notSold(request.lines(), request.currency(), skus));
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
