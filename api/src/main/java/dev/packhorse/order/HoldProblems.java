package dev.packhorse.order;

import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Amount;
import dev.packhorse.money.Money;
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
}
