package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packhorse.api.Wire;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.CoordinatesResource;
import dev.packhorse.customer.Customer;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Amount;
import dev.packhorse.payment.PaymentMethod;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checkout as it is sent. {@link CheckoutReader} makes it from JSON, so that it is never seen half valid. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"customer", "lines", "currency", "shipping_address", "payment_method", "expected_total"})
@Schema(name = "Checkout", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CheckoutRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Buyer customer,

        @ArraySchema(minItems = 1, maxItems = 100, arraySchema = @Schema(description = "Each with a SKU of its own"))
        List<Line> lines,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "EUR", description = "ISO 4217")
        String currency,

        @JsonProperty("shipping_address") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        PostalAddress shippingAddress,

        @JsonProperty("payment_method")
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "pm_card_visa",
                description = "The payment provider's token; never a card number")
        String paymentMethod,

        @JsonProperty("expected_total")
        @Schema(description = "What the customer was shown; when it is no longer true, nothing is held")
        @Nullable
        Amount expectedTotal) {

    @Schema(name = "Customer")
    record Buyer(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100, example = "Ada Lovelace")
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 254, example = "ada@example.com")
            String email) {

        static Buyer of(Customer customer) {
            return new Buyer(customer.name(), customer.email());
        }
    }

    @Schema(name = "CheckoutLine")
    record Line(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "SHOE-RED-42")
            String sku,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "1000", example = "2")
            int quantity) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Address")
    record PostalAddress(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100, example = "Oranienstr. 1")
            String line1,

            @Schema(maxLength = 100) @Nullable String line2,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100, example = "Berlin")
            String city,

            @Schema(maxLength = 100) @Nullable String region,

            @JsonProperty("postal_code")
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 20, example = "10999")
            String postalCode,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "DE", description = "ISO 3166-1 alpha-2")
            String country,

            @Schema(description = "When you know them: for choosing a warehouse by its distance") @Nullable
            CoordinatesResource coordinates) {

        static PostalAddress of(Address address) {
            return new PostalAddress(
                    address.line1(),
                    address.line2(),
                    address.city(),
                    address.region(),
                    address.postalCode(),
                    address.country(),
                    CoordinatesResource.of(address.coordinates()));
        }

        Address address() {
            return new Address(
                    line1, line2, city, region, postalCode, country, CoordinatesResource.coordinates(coordinates));
        }
    }

    Checkout checkout(String idempotencyKey) {
        CheckoutRequest canonical =
                new CheckoutRequest(customer, sorted(lines), currency, shippingAddress, paymentMethod, expectedTotal);
        return checkout(
                idempotencyKey,
                digest(canonical),
                customer,
                lines,
                currency,
                shippingAddress,
                new PaymentMethod(paymentMethod),
                expectedTotal);
    }

    static Checkout checkout(
            String idempotencyKey,
            String digest,
            Buyer customer,
            List<Line> lines,
            String currency,
            PostalAddress shippingAddress,
            @Nullable PaymentMethod paymentMethod,
            @Nullable Amount expectedTotal) {
        return new Checkout(
                idempotencyKey,
                digest,
                new Customer(customer.name(), customer.email()),
                shippingAddress.address(),
                Currency.getInstance(currency),
                lines.stream()
                        .map(line -> new Checkout.Item(new Sku(line.sku()), line.quantity()))
                        .toList(),
                paymentMethod,
                expectedTotal == null ? null : expectedTotal.money());
    }

    static List<Line> sorted(List<Line> lines) {
        return lines.stream().sorted(Comparator.comparing(Line::sku)).toList();
    }

    /** Of what the request means: the order of its lines, of its fields, and white space do not count. */
    static String digest(Object canonical) {
        try {
            byte[] meaning = Wire.write(canonical).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(meaning));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
