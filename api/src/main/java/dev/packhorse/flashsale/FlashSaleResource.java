package dev.packhorse.flashsale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A flash sale on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FlashSale")
record FlashSaleResource(
        @Schema(example = "SHOE-RED-42") String sku,

        @JsonProperty("per_customer_limit") @Schema(example = "2")
        int perCustomerLimit,

        @JsonProperty("at_once") @Schema(example = "200") int atOnce,

        @JsonProperty("queue_length") @Schema(example = "1000")
        int queueLength,

        @JsonProperty("starts_at") @Nullable Instant startsAt,
        @JsonProperty("ends_at") @Nullable Instant endsAt) {

    @Schema(name = "NewFlashSale", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Request(
            @JsonProperty("per_customer_limit")
            @Schema(minimum = "1", maximum = "1000", description = "Units for each customer, an e-mail address")
            int perCustomerLimit,

            @JsonProperty("at_once")
            @Schema(
                    minimum = "1",
                    maximum = "100000",
                    description = "Checkouts of it that may be open or being paid at once",
                    example = "200")
            int atOnce,

            @JsonProperty("queue_length")
            @Schema(minimum = "0", maximum = "10000", description = "How many may wait", example = "1000")
            int queueLength,

            @JsonProperty("starts_at") @Schema(description = "From now on when not given") @Nullable
            Instant startsAt,

            @JsonProperty("ends_at") @Schema(description = "Without an end when not given") @Nullable
            Instant endsAt) {}

    static FlashSaleResource of(FlashSale sale) {
        return new FlashSaleResource(
                sale.sku().value(),
                sale.perCustomerLimit(),
                sale.atOnce(),
                sale.queueLength(),
                sale.startsAt(),
                sale.endsAt());
    }
}
