package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packhorse.money.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checkout on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "status", "expires_at", "extendable_until"})
@Schema(name = "HeldCheckout")
record CheckoutResource(
        @Schema(example = "chk_01kc8c2v5dr5hbbm1mf5r3bq4x") String id,
        @Schema(example = "open") String status,

        @JsonProperty("expires_at")
        @Schema(description = "When its stock is given back; only while it is open")
        @Nullable
        Instant expiresAt,

        @JsonProperty("extendable_until")
        @Schema(description = "The latest that `expires_at` can be moved to")
        @Nullable
        Instant extendableUntil,

        @JsonProperty("order_id")
        @Schema(description = "Its order, once it is being paid", example = "ord_01kc8c2v5dr5hbbm1mf5r3bq4x")
        @Nullable
        String orderId,

        CheckoutRequest.Buyer customer,
        @JsonProperty("shipping_address") CheckoutRequest.PostalAddress shippingAddress,
        @Schema(example = "EUR") String currency,
        List<OrderResource.Line> lines,
        Amount total,

        @JsonProperty("supported_actions")
        @Schema(description = "What can be done with it now", example = "[\"pay\", \"extend\", \"abandon\"]")
        List<String> supportedActions,

        @JsonProperty("created_at") Instant createdAt) {

    static CheckoutResource of(CheckoutView checkout) {
        return new CheckoutResource(
                checkout.id().value(),
                OrderResource.lower(checkout.status()),
                checkout.expiresAt(),
                checkout.extendableUntil(),
                switch (checkout.status()) {
                    case OPEN, EXPIRED, ABANDONED -> null;
                    case PAYING, ORDERED, REFUSED -> checkout.id().order().value();
                },
                CheckoutRequest.Buyer.of(checkout.customer()),
                CheckoutRequest.PostalAddress.of(checkout.shippingAddress()),
                checkout.total().currency().getCurrencyCode(),
                checkout.lines().stream()
                        .map(line -> OrderResource.line(line, checkout.parcels()))
                        .toList(),
                Amount.of(checkout.total()),
                switch (checkout.status()) {
                    case OPEN, EXPIRED -> List.of("pay", "extend", "abandon");
                    case PAYING -> List.of("pay");
                    case ABANDONED, ORDERED, REFUSED -> List.of();
                },
                checkout.createdAt());
    }
}
