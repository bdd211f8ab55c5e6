package dev.packhorse.order;

import dev.packhorse.inventory.Destination;
import dev.packhorse.inventory.HoldId;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.HoldRequest;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockInHand;
import dev.packhorse.money.Money;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the stock in hand to the checkouts of one batch, in the order in which they came. */
final class CheckoutTaking {

    private final List<CheckoutLimits.Count> counts;
    private final Duration keepFor;
    private final StockInHand stock;
    private final List<Taken> taken;
    private final Map<Sku, Shortfall> shortfalls;

    CheckoutTaking(
            List<CheckoutLimits> limits,
            List<Checkout> checkouts,
            Duration keepFor,
            StockInHand stock,
            List<Taken> taken,
            Map<Sku, Shortfall> shortfalls) {
        this.shortfalls = shortfalls;
        this.counts = checkouts.isEmpty()
                ? List.of()
                : limits.stream().map(limit -> limit.count(checkouts)).toList();
        this.keepFor = keepFor;
        this.stock = stock;
        this.taken = taken;
    }

    /** A checkout that has its stock and is not written down yet. */
    record Taken(Checkout checkout, Order order, HoldId hold, List<PlannedParcel> parcels, Instant at) {}

    CheckoutOutcome begin(Checkout checkout, Prices.Pricing pricing) {
        return switch (pricing) {
            case Prices.NotSold(List<Sku> skus) -> new CheckoutOutcome.NotSold(skus);
            case Prices.Priced(Order order)
            when isChanged(checkout, order) -> new CheckoutOutcome.PriceChanged(order.total());
            case Prices.Priced(Order order) -> refusal(checkout, order).orElseGet(() -> take(checkout, order));
        };
    }

    private Optional<CheckoutOutcome> refusal(Checkout checkout, Order order) {
        return counts.stream()
                .flatMap(count -> count.refusal(checkout, order).stream())
                .findFirst();
    }

    private CheckoutOutcome take(Checkout checkout, Order order) {
        HoldId hold = new HoldId(order.id(), 1);
        Destination destination = Destination.of(checkout.shippingAddress());
        return switch (stock.take(new HoldRequest(hold, destination, order.lines(), keepFor))) {
            case HoldOutcome.SoldOut(List<Shortfall> found) -> {
                // The last word counts: what was taken since the first leaves less.
                found.forEach(shortfall -> shortfalls.put(shortfall.sku(), shortfall));
                yield new CheckoutOutcome.SoldOut(found);
            }
            case HoldOutcome.Held(List<PlannedParcel> parcels) -> {
                taken.add(new Taken(checkout, order, hold, parcels, stock.now()));
                counts.forEach(count -> count.held(checkout, order));
                yield new CheckoutOutcome.Held(
                        order, parcels, stock.now(), stock.now().plusMillis(keepFor.toMillis()));
            }
        };
    }

    private static boolean isChanged(Checkout checkout, Order order) {
        Money expected = checkout.expectedTotal();
        return expected != null && !expected.equals(order.total());
    }
}
