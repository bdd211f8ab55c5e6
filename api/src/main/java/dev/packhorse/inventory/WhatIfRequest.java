package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.customer.CoordinatesResource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The question as the API document shows it; it is read by {@link SourcingReader}. */
@Schema(name = "WhatIf", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record WhatIfRequest(
        List<Line> lines,
        Place destination,
        @Nullable List<SourcingRulesResource.Rule> rules,
        @JsonProperty("split_lines") @Nullable Boolean splitLines,
        @Nullable List<Level> levels) {

    @Schema(name = "WhatIfLine")
    record Line(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "2") int quantity) {}

    @Schema(name = "WhatIfDestination")
    record Place(
            @Schema(example = "DE") String country,
            @Nullable String region,

            @JsonProperty("postal_code") @Schema(example = "10999") @Nullable
            String postalCode,

            @Nullable CoordinatesResource coordinates) {}

    @Schema(name = "WhatIfLevel")
    record Level(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "BER") String warehouse,
            @Schema(example = "40") long available) {}
}
