package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemExamples;
import dev.packhorse.money.Amount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why an order, or a checkout, is not to be had or not to be changed. */
@ApiComponent
final class OrderProblemExamples implements ProblemExamples {

    private static final Problem OUT_OF_STOCK = Problem.of(
                    ProblemCode.OUT_OF_STOCK, "SHOE-RED-42: 3 wanted, 1 available.")
            .with("shortfalls", List.of(Map.of("sku", "SHOE-RED-42", "wanted", 3, "available", 1)));

    private static final Problem CUSTOMER_LIMIT = Problem.of(
                    ProblemCode.CUSTOMER_LIMIT, "SHOE-RED-42 is limited to 2 for each customer; 1 more can be had.")
            .with("sku", "SHOE-RED-42")
            .with("limit", 2)
            .with("left", 1);

    private static final Problem POSTGRESQL =
            Problem.of(ProblemCode.POSTGRESQL_UNAVAILABLE, "The database did not answer.");

    @Override
    public Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put(
                "CheckoutUnreadable",
                List.of(
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_MISSING, "Send a key of your own that names this order."),
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_INVALID,
                                "Send one key of 1 to 255 visible ASCII characters."),
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON: line 3, column 7.")));
        problems.put(
                "PaymentFailed",
                List.of(
                        Problem.of(ProblemCode.PAYMENT_DECLINED, "The payment was declined: insufficient_funds.")
                                .with("decline_code", "insufficient_funds")
                                .with("order_id", "ord_01kc8c2v5dr5hbbm1mf5r3bq4x"),
                        Problem.of(
                                ProblemCode.PAYMENT_NOT_CONFIRMED,
                                "The payment was not confirmed with the bank in time."),
                        Problem.of(
                                ProblemCode.PAYMENT_UNAVAILABLE,
                                "The payment provider did not answer in time. Nothing was charged.")));
        problems.put(
                "CheckoutConflict",
                List.of(
                        Problem.of(ProblemCode.OUT_OF_STOCK, "SHOE-RED-42: 3 wanted, 1 available.")
                                .with("shortfalls", List.of(Map.of("sku", "SHOE-RED-42", "wanted", 3, "available", 1))),
                        Problem.of(ProblemCode.PRICE_CHANGED, "The total is EUR 109.98 now.")
                                .with("new_total", new Amount(10998, "EUR")),
                        Problem.of(ProblemCode.HOLD_EXPIRED, "The goods could not be kept until the order was placed."),
                        Problem.of(ProblemCode.WITHDRAWN, "The order was withdrawn before it was placed.")));
        problems.put(
                "CheckoutInvalid",
                List.of(
                        Problem.invalid(List.of(
                                FieldError.at("/customer/email", "malformed", "must be an e-mail address"),
                                FieldError.at("/lines/0/quantity", "out_of_range", "must be from 1 to 1000"))),
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before with another body.")));
        problems.put("OrderNotFound", List.of(Problem.of(ProblemCode.ORDER_NOT_FOUND, "No order has this id.")));
        problems.put("NotCancellable", List.of(Problem.of(ProblemCode.NOT_CANCELLABLE, "A parcel has left already.")));
        problems.put(
                "CheckoutNotFound", List.of(Problem.of(ProblemCode.CHECKOUT_NOT_FOUND, "No checkout has this id.")));
        problems.put(
                "OpeningConflict",
                List.of(
                        OUT_OF_STOCK,
                        CUSTOMER_LIMIT,
                        Problem.of(ProblemCode.PRICE_CHANGED, "The total is EUR 109.98 now.")
                                .with("new_total", new Amount(10998, "EUR"))));
        problems.put(
                "NotExtendable",
                List.of(
                        Problem.of(ProblemCode.NOT_EXTENDABLE, "It is kept as long as any checkout is: pay it in time.")
                                .with("expires_at", "2026-11-23T09:00:00Z"),
                        OUT_OF_STOCK));
        problems.put(
                "NotAbandonable",
                List.of(Problem.of(
                        ProblemCode.NOT_ABANDONABLE, "It is being paid. Look at its order, or cancel that.")));
        problems.put(
                "PaymentConflict",
                List.of(
                        OUT_OF_STOCK,
                        Problem.of(
                                ProblemCode.PAYMENT_METHOD_DECIDED,
                                "Another payment method was given for it. To pay otherwise, open another checkout."),
                        Problem.of(ProblemCode.WITHDRAWN, "The checkout was abandoned. Open another one."),
                        Problem.of(
                                ProblemCode.HOLD_EXPIRED, "The goods could not be kept until the order was placed.")));
        problems.put(
                "TimelineUnavailable",
                List.of(POSTGRESQL, Problem.of(ProblemCode.TOO_MANY_STREAMS, "Read the timeline page by page.")));
        return problems;
    }
}
