package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * One checkout in one call: hold in the database, place through the desk, answer. Whatever dies in between, a repetition with
 * the same key goes on from where it was.
 */
@ApiComponent
@Component
class CheckoutCounter {

    private final Checkouts checkouts;
    private final PlacementCounter placements;
    private final Admission admission;

    CheckoutCounter(Checkouts checkouts, PlacementCounter placements, Admission admission) {
        this.admission = admission;
        this.checkouts = checkouts;
        this.placements = placements;
    }

    /** @throws ProblemException when nothing was held */
    Receipt checkOut(String idempotencyKey, CheckoutRequest request, Duration wait) {
        return switch (admission.during(() -> checkouts.hold(request.checkout(idempotencyKey)))) {
            case CheckoutOutcome.Held(Order order, var _, var _, var _) -> placements.first(order, wait);
            case CheckoutOutcome.Revived(Order order) -> placements.first(order, wait);
            case CheckoutOutcome.Known(Order order, OrderStatus status) -> placements.again(order, status, wait);
            case CheckoutOutcome.KeyReused() -> throw refused(HoldProblems.keyReused());
            case CheckoutOutcome.SoldOut(List<Shortfall> shortfalls) ->
                throw refused(PlacementAnswers.outOfStock(shortfalls));
            case CheckoutOutcome.PriceChanged(Money newTotal) -> throw refused(HoldProblems.priceChanged(newTotal));
            case CheckoutOutcome.NotSold(List<Sku> skus) ->
                throw refused(HoldProblems.notSold(request.lines(), request.currency(), skus));
            case CheckoutOutcome.OverLimit(Sku sku, int limit, int left) ->
                throw refused(HoldProblems.overLimit(sku, limit, left));
            case CheckoutOutcome.MustWait(Sku sku) -> throw refused(HoldProblems.mustWait(sku));
        };
    }

    private static ProblemException refused(Problem problem) {
        return new ProblemException(problem);
    }
}
