package dev.packhorse.order;

import dev.packhorse.customer.Address;
import dev.packhorse.customer.Customer;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for, before it is priced.
 *
 * @param idempotencyKey the caller's own name for this request; the same key is the same order
 * @param requestHash a digest of the request's meaning: the same key with another digest is refused
 * @param paymentMethod null when stock is to be held now and paid for later
 * @param expectedTotal what the customer was shown; when given and no longer true, nothing is held
 */
public record Checkout(
        String idempotencyKey,
        String requestHash,
        Customer customer,
        Address shippingAddress,
        Currency currency,
        List<Item> items,
        @Nullable PaymentMethod paymentMethod,
        @Nullable Money expectedTotal) {

    public Checkout {
        items = List.copyOf(items);
    }

    public record Item(Sku sku, int quantity) {}
}
