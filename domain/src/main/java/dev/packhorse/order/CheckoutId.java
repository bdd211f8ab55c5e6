package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a checkout: {@code chk_} and the suffix of the order that it becomes when it is paid, so that one leads to the other. */
public record CheckoutId(@JsonValue String value) {

    private static final String PREFIX = "chk_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CheckoutId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a checkout id: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return value.startsWith(PREFIX) && OrderId.isWellFormed("ord_" + value.substring(PREFIX.length()));
    }

    public static CheckoutId of(OrderId order) {
        return new CheckoutId(PREFIX + order.suffix());
    }

    public OrderId order() {
        return new OrderId("ord_" + value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
