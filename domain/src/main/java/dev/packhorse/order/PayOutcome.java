package dev.packhorse.order;

import dev.packhorse.inventory.Shortfall;
import java.util.List;

/** What one transaction made of the wish to pay a checkout. The first payment method stays its only one. */
public sealed interface PayOutcome {

    /** The stock is held and the payment method written down: the order can go to its workflow. */
    record Accepted(Order order) implements PayOutcome {}

    /** The same payment method was given before: this is the order, wherever it stands. */
    record Known(Order order, OrderStatus status) implements PayOutcome {}

    /** Another payment method was given before, and may have been charged. */
    record OtherMethod() implements PayOutcome {}

    record Abandoned() implements PayOutcome {}

    /** It had expired, and the stock is gone. */
    record SoldOut(List<Shortfall> shortfalls) implements PayOutcome {
        public SoldOut {
            shortfalls = List.copyOf(shortfalls);
        }
    }

    /** It had expired, and the rules of a flash sale do not give it the stock again now. */
    record Refused(CheckoutOutcome why) implements PayOutcome {}

    record Unknown() implements PayOutcome {}
}
