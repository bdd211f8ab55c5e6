package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packhorse.money.Amount;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checkout that is to be held now and paid for later, as it is sent. {@link CheckoutReader} makes it from JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"customer", "lines", "currency", "shipping_address", "expected_total"})
@Schema(name = "NewCheckout", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record OpeningRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) CheckoutRequest.Buyer customer,

        @ArraySchema(minItems = 1, maxItems = 100, arraySchema = @Schema(description = "Each with a SKU of its own"))
        List<CheckoutRequest.Line> lines,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "EUR", description = "ISO 4217")
        String currency,

        @JsonProperty("shipping_address") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        CheckoutRequest.PostalAddress shippingAddress,

        @JsonProperty("expected_total")
        @Schema(description = "What the customer was shown; when it is no longer true, nothing is held")
        @Nullable
        Amount expectedTotal) {

    Checkout checkout(String idempotencyKey) {
        OpeningRequest canonical =
                new OpeningRequest(customer, CheckoutRequest.sorted(lines), currency, shippingAddress, expectedTotal);
        return CheckoutRequest.checkout(
                idempotencyKey,
                CheckoutRequest.digest(canonical),
                customer,
                lines,
                currency,
                shippingAddress,
                null,
                expectedTotal);
    }
}
