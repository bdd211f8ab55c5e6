package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.inventory.BackorderPolicy.Promise;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may be sold before it is there, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Backorder")
record BackorderResource(
        @Schema(example = "SHOE-RED-42") String sku,

        @Schema(
                allowableValues = {"backorder", "preorder"},
                example = "backorder")
        String kind,

        @Schema(description = "Where its stock will arrive", example = "BER")
        String warehouse,

        @Schema(description = "The most units that may wait at once", example = "50")
        long limit,

        @JsonProperty("promised_at")
        @Schema(description = "When it should be there; of a preorder its release")
        @Nullable
        Instant promisedAt,

        @JsonProperty("lead_time_days")
        @Schema(description = "Instead of a date: so many days after the day of the order", example = "14")
        @Nullable
        Integer leadTimeDays,

        @Schema(description = "Units that were promised and are not there yet", example = "7")
        long waiting) {

    /** What is sent; the rest is answered only. */
    @Schema(name = "BackorderStatement", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Statement(
            @Schema(
                    allowableValues = {"backorder", "preorder"},
                    example = "backorder")
            String kind,

            @Schema(example = "BER") String warehouse,

            @Schema(minimum = "1", maximum = "1000000", example = "50")
            long limit,

            @JsonProperty("promised_at") @Nullable Instant promisedAt,

            @JsonProperty("lead_time_days") @Schema(minimum = "1", maximum = "365", example = "14") @Nullable
            Integer leadTimeDays) {}

    static BackorderResource of(StatedBackorder stated) {
        BackorderPolicy policy = stated.policy();
        return new BackorderResource(
                stated.sku().value(),
                policy.kind().name().toLowerCase(Locale.ROOT),
                policy.warehouse().value(),
                policy.limit(),
                policy.promise() instanceof Promise.On(Instant date) ? date : null,
                policy.promise() instanceof Promise.Within(int days) ? days : null,
                stated.waiting());
    }
}
