package dev.packhorse.order;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one value that travels: what the workflow needs to carry an order. Who the customer is and where the parcels go stays
 * in PostgreSQL and is looked up by the steps that need it, so that no personal data enters a workflow's history.
 *
 * @param paymentMethod null while it is a checkout that nobody has paid yet; a workflow's order has one
 */
public record Order(
        OrderId id,
        List<OrderLine> lines,
        Money total,
        @Nullable PaymentMethod paymentMethod) {

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

    public Order payingWith(PaymentMethod method) {
        return new Order(id, lines, total, method);
    }

    /** @throws IllegalStateException when it is not known yet how this is paid */
    public PaymentMethod paidWith() {
        if (paymentMethod == null) {
            throw new IllegalStateException("It is not known yet how order " + id + " is paid.");
        }
        return paymentMethod;
    }

    public int unitsOf(Sku sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToInt(OrderLine::quantity)
                .sum();
    }

    public Money priceOf(Sku sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Order " + id + " has no " + sku))
                .unitPrice();
    }
}
