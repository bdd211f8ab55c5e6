package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packhorse.money.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of orders on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OrderList")
record OrderListResource(
        List<Entry> items,

        @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
        String next) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"id", "status", "payment_status"})
    @Schema(name = "OrderSummary")
    record Entry(
            @Schema(example = "ord_01kc8c2v5dr5hbbm1mf5r3bq4x")
            String id,

            @Schema(example = "placed") String status,

            @JsonProperty("payment_status") @Schema(example = "authorised")
            String paymentStatus,

            CheckoutRequest.Buyer customer,
            Amount total,
            @JsonProperty("needs_attention") boolean needsAttention,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("placed_at") @Nullable Instant placedAt,
            @JsonProperty("updated_at") Instant updatedAt) {

        static Entry of(OrderSummary order) {
            return new Entry(
                    order.id().value(),
                    OrderResource.lower(order.status()),
                    OrderResource.lower(order.paymentStatus()),
                    CheckoutRequest.Buyer.of(order.customer()),
                    Amount.of(order.total()),
                    order.needsAttention(),
                    order.createdAt(),
                    order.placedAt(),
                    order.updatedAt());
        }
    }

    static OrderListResource of(OrderPage page) {
        return new OrderListResource(page.items().stream().map(Entry::of).toList(), page.nextCursor());
    }
}
