package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.api.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A threshold on the wire. */
@Schema(name = "StockThreshold")
record ThresholdResource(
        @Schema(example = "BER") String warehouse,
        @Schema(example = "SHOE-RED-42") String sku,
        @JsonProperty("low_at") @Schema(example = "5") long lowAt,
        @JsonProperty("clear_at") @Schema(example = "10") long clearAt,

        @Schema(example = "enough", description = "What was told last")
        String state) {

    /** As it is sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StockThresholdForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Form(
            @JsonProperty("low_at") @Schema(minimum = "0", example = "5", description = "Low at or below")
            long lowAt,

            @JsonProperty("clear_at")
            @Schema(example = "10", description = "Enough again at or above; else one more than low_at")
            @Nullable
            Long clearAt) {

        static Form read(Fields fields) {
            int before = fields.errors().size();
            long lowAt = fields.number("low_at", 0, StockForms.MOST_UNITS);
            Long clearAt = fields.optionalNumber("clear_at", 1, StockForms.MOST_UNITS + 1);
            if (fields.errors().size() == before && clearAt != null && clearAt <= lowAt) {
                fields.note("clear_at", "out_of_range", "must be above low_at");
            }
            return new Form(lowAt, clearAt);
        }

        long enough() {
            return Objects.requireNonNullElse(clearAt, lowAt + 1);
        }
    }

    static ThresholdResource of(StockThreshold threshold) {
        return new ThresholdResource(
                threshold.warehouse().value(),
                threshold.sku().value(),
                threshold.lowAt(),
                threshold.clearAt(),
                threshold.state().name().toLowerCase(Locale.ROOT));
    }
}
