package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packhorse.money.Amount;
import dev.packhorse.shipping.Fulfilment;
import dev.packhorse.shipping.ParcelResource;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.ParcelView;
import dev.packhorse.shipping.PlannedParcel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "status", "payment_status", "fulfilment_status"})
@Schema(name = "Order")
record OrderResource(
        @Schema(example = "ord_01kc8c2v5dr5hbbm1mf5r3bq4x") String id,
        @Schema(example = "placed") String status,

        @JsonProperty("payment_status") @Schema(example = "authorised")
        String paymentStatus,

        @JsonProperty("fulfilment_status") @Schema(example = "in_progress")
        String fulfilmentStatus,

        @Nullable Reason refusal,
        @JsonProperty("cancel_reason") @Nullable String cancelReason,
        CheckoutRequest.Buyer customer,
        @JsonProperty("shipping_address") CheckoutRequest.PostalAddress shippingAddress,
        @Schema(example = "EUR") String currency,
        List<Line> lines,
        Amount total,
        List<ParcelResource> parcels,

        @JsonProperty("next_action") @Schema(description = "What the customer has to do") @Nullable
        NextAction nextAction,

        @JsonProperty("supported_actions")
        @Schema(description = "What can be done with the order now", example = "[\"cancel\"]")
        List<String> supportedActions,

        @Schema(description = "Questions that wait for a person's decision")
        List<Question> attention,

        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("placed_at") @Nullable Instant placedAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OrderLine")
    record Line(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "Canvas sneaker, red, 42") String title,
            @Schema(example = "2") int quantity,
            @JsonProperty("unit_price") Amount unitPrice,
            Amount total,

            @Schema(description = "Units that wait for their stock; not there when none does", example = "1") @Nullable
            Integer backordered,

            @JsonProperty("promised_at") @Schema(description = "When the last of them should be there") @Nullable
            Instant promisedAt) {}

    @Schema(name = "Refusal")
    record Reason(@Schema(example = "payment_declined") String code, String detail) {}

    @Schema(name = "NextAction")
    record NextAction(
            @Schema(example = "confirm_payment") String type,

            @Schema(description = "Where the customer confirms the payment with the bank")
            String url) {}

    @Schema(name = "Question")
    record Question(
            String subject,
            String why,
            List<String> choices,
            @JsonProperty("raised_at") Instant raisedAt) {}

    static OrderResource of(OrderView order) {
        Refusal refusal = order.refusal();
        String url = order.paymentActionUrl();
        return new OrderResource(
                order.id().value(),
                lower(order.status()),
                lower(order.paymentStatus()),
                Fulfilment.of(order.parcels()).word(),
                refusal == null ? null : new Reason(refusal.code(), RefusalText.of(refusal)),
                order.cancelReason(),
                CheckoutRequest.Buyer.of(order.customer()),
                CheckoutRequest.PostalAddress.of(order.shippingAddress()),
                order.total().currency().getCurrencyCode(),
                order.lines().stream().map(line -> line(line, order.parcels())).toList(),
                Amount.of(order.total()),
                order.parcels().stream().map(ParcelResource::of).toList(),
                url == null ? null : new NextAction("confirm_payment", url),
                supportedActions(order),
                order.attention().stream()
                        .map(question -> new Question(
                                question.subject(), question.why(), question.choices(), question.raisedAt()))
                        .toList(),
                order.createdAt(),
                order.placedAt(),
                order.updatedAt());
    }

    /** Of a SKU that stands in one line only, whatever waits of it is of this line. */
    static Line line(OrderLine line, List<ParcelView> parcels) {
        List<ParcelView> waiting = parcels.stream()
                .filter(parcel -> parcel.status() == ParcelStatus.WAITING)
                .filter(parcel -> units(parcel, line) > 0)
                .toList();
        return new Line(
                line.sku().value(),
                line.title(),
                line.quantity(),
                Amount.of(line.unitPrice()),
                Amount.of(line.total()),
                waiting.isEmpty()
                        ? null
                        : waiting.stream()
                                .mapToInt(parcel -> units(parcel, line))
                                .sum(),
                waiting.stream()
                        .flatMap(parcel -> Stream.ofNullable(parcel.promisedAt()))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static int units(ParcelView parcel, OrderLine line) {
        return parcel.items().stream()
                .filter(item -> item.sku().equals(line.sku()))
                .mapToInt(PlannedParcel.Item::quantity)
                .sum();
    }

    private static List<String> supportedActions(OrderView order) {
        List<String> actions = new ArrayList<>();
        if (order.paymentActionUrl() != null) {
            actions.add("confirm_payment");
        }
        if (mayBeCancelled(order)) {
            actions.add("cancel");
        }
        return List.copyOf(actions);
    }

    static boolean mayBeCancelled(OrderView order) {
        return switch (order.status()) {
            case PENDING, AWAITING_PAYMENT, PLACED -> !Fulfilment.hasLeft(order.parcels());
            case SHIPPED, DELIVERED, REFUSED, CANCELLED, EXPIRED -> false;
        };
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
