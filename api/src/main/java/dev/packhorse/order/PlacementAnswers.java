package dev.packhorse.order;

import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.Wire;
import dev.packhorse.inventory.Shortfall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a checkout is answered with, once its order stands in the database. */
final class PlacementAnswers {

    private PlacementAnswers() {}

    @Schema(name = "Shortfall")
    record Missing(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "3") int wanted,
            @Schema(example = "1") long available) {}

    static Answer of(OrderView order) {
        return switch (order.status()) {
            case PENDING, AWAITING_PAYMENT, EXPIRED -> new Answer(202, Wire.write(OrderResource.of(order)));
            case PLACED, SHIPPED, DELIVERED, CANCELLED -> new Answer(201, Wire.write(OrderResource.of(order)));
            case REFUSED -> refused(order);
        };
    }

    private static Answer refused(OrderView order) {
        Refusal refusal = order.refusal();
        Problem problem =
                refusal == null ? Problem.of(ProblemCode.WITHDRAWN, "The order was refused.") : problem(refusal);
        return new Answer(
                problem.status(), Wire.write(problem.with("order_id", order.id().value())));
    }

    private static Problem problem(Refusal refusal) {
        String detail = RefusalText.of(refusal);
        return switch (refusal) {
            case Refusal.OutOfStock(List<Shortfall> shortfalls) -> outOfStock(shortfalls);
            case Refusal.PaymentDeclined(String reason) ->
                Problem.of(ProblemCode.PAYMENT_DECLINED, detail).with("decline_code", reason);
            case Refusal.PaymentNotConfirmed _ -> Problem.of(ProblemCode.PAYMENT_NOT_CONFIRMED, detail);
            case Refusal.PaymentUnavailable _ -> Problem.of(ProblemCode.PAYMENT_UNAVAILABLE, detail);
            case Refusal.HoldExpired _ -> Problem.of(ProblemCode.HOLD_EXPIRED, detail);
            case Refusal.Withdrawn _ -> Problem.of(ProblemCode.WITHDRAWN, detail);
        };
    }

    static Problem outOfStock(List<Shortfall> shortfalls) {
        return Problem.of(ProblemCode.OUT_OF_STOCK, RefusalText.shortfalls(shortfalls))
                .with(
                        "shortfalls",
                        shortfalls.stream()
                                .map(missing ->
                                        new Missing(missing.sku().value(), missing.wanted(), missing.available()))
                                .toList());
    }
}
