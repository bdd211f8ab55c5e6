package dev.packhorse.order;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;

/** What was bought, priced at placement: later price changes do not touch it. */
public record OrderLine(Sku sku, String title, int quantity, Money unitPrice) {

    public OrderLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("A line of " + sku + " needs at least one unit, not " + quantity + ".");
        }
    }

    public Money total() {
        return unitPrice.times(quantity);
    }
}
