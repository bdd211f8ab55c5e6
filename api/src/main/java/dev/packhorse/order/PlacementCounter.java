package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Wire;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes an order whose stock is held to its workflow and answers what became of it. Once an answer has been decided every
 * caller who asks for the same order gets the same bytes.
 */
@ApiComponent
@Component
class PlacementCounter {

    private final Checkouts checkouts;
    private final OrderDesk desk;
    private final OrderViews views;

    PlacementCounter(Checkouts checkouts, OrderDesk desk, OrderViews views) {
        this.checkouts = checkouts;
        this.desk = desk;
        this.views = views;
    }

    Receipt first(Order order, Duration wait) {
        return new Receipt(place(order, wait), order.id(), false);
    }

    Receipt again(Order order, OrderStatus status, Duration wait) {
        Optional<Answer> given = checkouts.answerTo(order.id());
        Answer answer = given.orElseGet(() -> switch (status) {
            case PENDING, EXPIRED -> place(order, wait);
            case AWAITING_PAYMENT, PLACED, SHIPPED, DELIVERED, REFUSED, CANCELLED -> decided(order.id());
        });
        return new Receipt(answer, order.id(), true);
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
}
