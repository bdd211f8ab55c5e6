package dev.packhorse.order;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import java.util.List;

/**
 * The one value that travels: what the workflow needs to carry an order. Who the customer is and where the parcels go stays
 * in PostgreSQL and is looked up by the steps that need it, so that no personal data enters a workflow's history.
 */
public record Order(OrderId id, List<OrderLine> lines, Money total, PaymentMethod paymentMethod) {

    public Order {
        lines = List.copyOf(lines);
        Money sum = lines.stream()
                .map(OrderLine::total)
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalArgumentException("Order " + id + " has no lines."));
        if (!sum.equals(total)) {
            throw new IllegalArgumentException("Order " + id + " totals " + total + " but its lines add up to " + sum);
        }
    }

    public Money priceOf(Sku sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Order " + id + " has no " + sku))
                .unitPrice();
    }
}
