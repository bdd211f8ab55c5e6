package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Amount;
import dev.packhorse.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * One checkout: hold in the database, place through the desk, answer. Whatever dies in between, a repetition with the same key
 * goes on from where it was, and once an answer has been decided every caller of that key gets the same bytes.
 */
@ApiComponent
@Component
class CheckoutCounter {

    private final Checkouts checkouts;
    private final OrderDesk desk;
    private final OrderViews views;

    CheckoutCounter(Checkouts checkouts, OrderDesk desk, OrderViews views) {
        this.checkouts = checkouts;
        this.desk = desk;
        this.views = views;
    }

    record Receipt(Answer answer, OrderId order, boolean replayed) {}

    /** @throws ProblemException when nothing was held */
    Receipt checkOut(String idempotencyKey, CheckoutRequest request, Duration wait) {
        return switch (checkouts.hold(request.checkout(idempotencyKey))) {
            case CheckoutOutcome.Held(Order order) -> new Receipt(place(order, wait), order.id(), false);
            case CheckoutOutcome.Known(Order order, OrderStatus status) ->
                new Receipt(repeat(idempotencyKey, order, status, wait), order.id(), true);
            case CheckoutOutcome.KeyReused() ->
                throw new ProblemException(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "This key came before with another body. Use a key of its own for each order.");
            case CheckoutOutcome.SoldOut(List<Shortfall> shortfalls) ->
                throw new ProblemException(PlacementAnswers.outOfStock(shortfalls));
            case CheckoutOutcome.PriceChanged(Money newTotal) ->
                throw new ProblemException(Problem.of(
                                ProblemCode.PRICE_CHANGED,
                                "The total is " + newTotal + " now. Show it, and send it as expected_total.")
                        .with("new_total", Amount.of(newTotal)));
            case CheckoutOutcome.NotSold(List<Sku> skus) -> throw new ProblemException(notSold(request, skus));
        };
    }

    private Answer repeat(String idempotencyKey, Order order, OrderStatus status, Duration wait) {
        Optional<Answer> given = checkouts.answerTo(idempotencyKey);
        if (given.isPresent()) {
            return given.get();
        }
        return switch (status) {
            case PENDING, EXPIRED -> place(order, wait);
            case AWAITING_PAYMENT, PLACED, SHIPPED, DELIVERED, REFUSED, CANCELLED -> decided(order.id());
        };
    }

    private Answer place(Order order, Duration wait) {
        return switch (desk.place(order, wait)) {
            case Reply.Decided<Placement> _ -> decided(order.id());
            case Reply.NotRunning<Placement> _ -> decided(order.id());
            case Reply.Denied<Placement> _ -> decided(order.id());
            case Reply.Undecided<Placement> _ -> new Answer(202, Wire.write(OrderResource.of(view(order.id()))));
        };
    }

    /** The database was written before the workflow answered, so it alone says what was decided. */
    private Answer decided(OrderId order) {
        OrderView view = view(order);
        Answer answer = PlacementAnswers.of(view);
        return switch (view.status()) {
            case PENDING, EXPIRED -> answer;
            case AWAITING_PAYMENT, PLACED, SHIPPED, DELIVERED, REFUSED, CANCELLED -> checkouts.remember(order, answer);
        };
    }

    private OrderView view(OrderId order) {
        return views.find(order).orElseThrow(() -> new IllegalStateException("Order " + order + " is not stored."));
    }

    private static Problem notSold(CheckoutRequest request, List<Sku> skus) {
        List<FieldError> errors = IntStream.range(0, request.lines().size())
                .filter(i -> skus.contains(new Sku(request.lines().get(i).sku())))
                .mapToObj(
                        i -> FieldError.at("/lines/" + i + "/sku", "not_sold", "is not sold in " + request.currency()))
                .toList();
        return Problem.invalid(errors);
    }
}
