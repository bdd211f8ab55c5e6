package dev.packhorse.order;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import jakarta.persistence.Embeddable;

@Embeddable
class OrderLineRow {

    private String sku;
    private String title;
    private int quantity;
    private long unitPrice;

    @SuppressWarnings("NullAway.Init")
    protected OrderLineRow() {}

    OrderLine line(String currency) {
        return new OrderLine(new Sku(sku), title, quantity, Money.of(unitPrice, currency));
    }
}
