package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt or an adjustment on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StockPaper")
record PaperResource(
        @Schema(example = "rcp_01kc8c2v5dr5hbbm1mf5r3bq4x") String id,

        @Schema(example = "BER") String warehouse,
        @Schema(example = "grace") String actor,

        @JsonProperty("delivery_note") @Schema(example = "LS-4711") @Nullable
        String deliveryNote,

        @Nullable String note,
        Instant at,
        List<Line> lines) {

    @Schema(name = "StockPaperLine")
    record Line(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "40") long change,
            @Schema(example = "Delivered with LS-4711.") String reason) {}

    static PaperResource of(StockPaper paper) {
        return new PaperResource(
                paper.id().value(),
                paper.warehouse().value(),
                paper.actor(),
                paper.deliveryNote(),
                paper.note(),
                paper.at(),
                paper.lines().stream()
                        .map(line -> new Line(line.sku().value(), line.change(), line.reason()))
                        .toList());
    }
}
