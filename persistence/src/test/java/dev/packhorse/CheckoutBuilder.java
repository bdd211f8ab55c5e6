package dev.packhorse;

import dev.packhorse.customer.Coordinates;
import dev.packhorse.customer.Customer;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.order.Checkout;
import dev.packhorse.payment.PaymentMethod;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code aCheckout().of(2, "SHOE-42").to("DE")} */
public final class CheckoutBuilder {

    private final List<Checkout.Item> items = new ArrayList<>();
    private String key = UUID.randomUUID().toString();
    private String country = "DE";
    private @Nullable Coordinates coordinates;
    private String email = "ada@example.com";
    private String currency = "EUR";
    private @Nullable PaymentMethod method = new PaymentMethod("pm_card_visa");
    private @Nullable Money expectedTotal;

    public static CheckoutBuilder aCheckout() {
        return new CheckoutBuilder();
    }

    public CheckoutBuilder of(int quantity, String sku) {
        items.add(new Checkout.Item(new Sku(sku), quantity));
        return this;
    }

    public CheckoutBuilder to(String destination) {
        country = destination;
        return this;
    }

    public CheckoutBuilder at(double latitude, double longitude) {
        coordinates = new Coordinates(latitude, longitude);
        return this;
    }

    public CheckoutBuilder withKey(String idempotencyKey) {
        key = idempotencyKey;
        return this;
    }

    public CheckoutBuilder by(String customerEmail) {
        email = customerEmail;
        return this;
    }

    public CheckoutBuilder in(String currencyCode) {
        currency = currencyCode;
        return this;
    }

    /** Held now, paid for later. */
    public CheckoutBuilder unpaid() {
        method = null;
        return this;
    }

    public CheckoutBuilder expecting(long cents) {
        expectedTotal = Money.of(cents, currency);
        return this;
    }

    public Checkout build() {
        return new Checkout(
                key,
                items + country + coordinates + email + currency,
                new Customer("Ada Lovelace", email),
                Shop.address(country, coordinates),
                Currency.getInstance(currency),
                items,
                method,
                expectedTotal);
    }
}
