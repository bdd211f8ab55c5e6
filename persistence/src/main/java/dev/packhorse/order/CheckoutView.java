package dev.packhorse.order;

import dev.packhorse.customer.Address;
import dev.packhorse.customer.Customer;
import dev.packhorse.money.Money;
import dev.packhorse.shipping.ParcelView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One checkout as it stands.
 *
 * @param parcels what is set aside for it, in the boxes in which it would be sent
 * @param expiresAt when its stock is given back; null when none is held for it, or no longer on its account
 * @param extendableUntil the latest that {@code expiresAt} can be moved to
 */
public record CheckoutView(
        CheckoutId id,
        CheckoutStatus status,
        Customer customer,
        Address shippingAddress,
        List<OrderLine> lines,
        Money total,
        List<ParcelView> parcels,
        @Nullable Instant expiresAt,
        @Nullable Instant extendableUntil,
        Instant createdAt) {

    public CheckoutView {
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
    }
}
