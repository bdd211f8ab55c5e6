package dev.packhorse.inventory;

import dev.packhorse.order.OrderId;

/** The n-th hold of an order, counted from 1: {@code hld_<order suffix>_<n>}. Known before anything is written. */
public record HoldId(OrderId order, int number) {

    public HoldId {
        if (number < 1) {
            throw new IllegalArgumentException("The holds of " + order + " are counted from 1, not " + number + ".");
        }
    }

    public String value() {
        return "hld_" + order.suffix() + "_" + number;
    }

    @Override
    public String toString() {
        return value();
    }
}
