package dev.packhorse.order;

import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Amount;
import dev.packhorse.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What is answered when nothing was held. */
final class HoldProblems {

    private HoldProblems() {}

    static Problem keyReused() {
        return Problem.of(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "This key came before with another body. Use a key of its own for each order.");
    }

    static Problem priceChanged(Money newTotal) {
        return Problem.of(
                        ProblemCode.PRICE_CHANGED,
                        "The total is " + newTotal + " now. Show it, and send it as expected_total.")
                .with("new_total", Amount.of(newTotal));
    }

    static Problem notSold(List<CheckoutRequest.Line> lines, String currency, List<Sku> skus) {
        List<FieldError> errors = IntStream.range(0, lines.size())
                .filter(i -> skus.contains(new Sku(lines.get(i).sku())))
                .mapToObj(i -> FieldError.at("/lines/" + i + "/sku", "not_sold", "is not sold in " + currency))
                .toList();
        return Problem.invalid(errors);
    }

    static Problem overLimit(Sku sku, int limit, int left) {
        return Problem.of(
                        ProblemCode.CUSTOMER_LIMIT,
                        sku + " is limited to " + limit + " for each customer; " + left + " more can be had.")
                .with("sku", sku.value())
                .with("limit", limit)
                .with("left", left);
    }

    /** Where there is no queue to stand in, such as in a call that does everything at once. */
    static Problem mustWait(Sku sku) {
        return Problem.of(
                        ProblemCode.TOO_MANY_BUYERS,
                        "Others wait for " + sku + ". POST /v1/checkouts gives a place in the queue.")
                .with("sku", sku.value());
    }

    static Problem queueFull(Duration comeBack) {
        return Problem.of(
                        ProblemCode.TOO_MANY_BUYERS,
                        "As many wait for it as may. Nothing was done: repeat the call a little later.")
                .with(Problem.RETRY_AFTER, comeBack.toSeconds());
    }

    /** Why an expired checkout is not given its stock again. */
    static Problem ofRevival(CheckoutOutcome why) {
        return switch (why) {
            case CheckoutOutcome.OverLimit(Sku sku, int limit, int left) -> overLimit(sku, limit, left);
            case CheckoutOutcome.MustWait(Sku sku) -> mustWait(sku);
            case CheckoutOutcome.Held _,
                    CheckoutOutcome.Revived _,
                    CheckoutOutcome.Known _,
                    CheckoutOutcome.KeyReused _,
                    CheckoutOutcome.SoldOut _,
                    CheckoutOutcome.PriceChanged _,
                    CheckoutOutcome.NotSold _ -> throw new IllegalStateException("This refuses no revival: " + why);
        };
    }
}
