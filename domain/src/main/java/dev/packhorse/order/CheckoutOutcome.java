package dev.packhorse.order;

import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.util.List;

/** What one transaction made of a checkout. Everything but {@link Held}, {@link Revived} and {@link Known} left nothing behind. */
public sealed interface CheckoutOutcome {

    /**
     * Priced, held, and remembered as a pending order.
     *
     * @param since the database's time, at which it was made and its stock set aside
     * @param until when the stock is given back
     */
    record Held(Order order, List<PlannedParcel> parcels, Instant since, Instant until) implements CheckoutOutcome {
        public Held {
            parcels = List.copyOf(parcels);
        }
    }

    /** The same key with the same content came before and its hold ran out: it has stock again, at its first prices. */
    record Revived(Order order) implements CheckoutOutcome {}

    /** The same key with the same content came before: this is its order, wherever it stands. */
    record Known(Order order, OrderStatus status) implements CheckoutOutcome {}

    /** The same key came before with another content. */
    record KeyReused() implements CheckoutOutcome {}

    record SoldOut(List<Shortfall> shortfalls) implements CheckoutOutcome {
        public SoldOut {
            shortfalls = List.copyOf(shortfalls);
        }
    }

    record PriceChanged(Money newTotal) implements CheckoutOutcome {}

    /** SKUs that are not sold, or not in the currency asked for. */
    record NotSold(List<Sku> skus) implements CheckoutOutcome {
        public NotSold {
            skus = List.copyOf(skus);
        }
    }

    /**
     * The customer has, or would have, more of a flash sale's SKU than anybody may.
     *
     * @param left how many it may be still
     */
    record OverLimit(Sku sku, int limit, int left) implements CheckoutOutcome {}

    /** Others came first, or enough are at the till: there is a queue for this SKU of a flash sale. */
    record MustWait(Sku sku) implements CheckoutOutcome {}
}
