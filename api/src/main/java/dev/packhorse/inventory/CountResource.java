package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A count on the wire. It is blind: what is expected is not shown before it was counted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Count")
record CountResource(
        @Schema(example = "cnt_01kc8c2v5dr5hbbm1mf5r3bq4x") String id,

        @Schema(example = "BER") String warehouse,
        @Schema(example = "open") String status,
        @Schema(example = "2") long tolerance,
        @Schema(example = "ada") String actor,
        @Nullable String note,
        @JsonProperty("opened_at") Instant openedAt,
        @JsonProperty("ended_at") @Nullable Instant endedAt,
        List<Line> lines) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CountLine")
    record Line(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "disputed") String state,
            @Schema(example = "39") @Nullable Long counted,

            @Schema(example = "40", description = "In the books at that moment: what was there, and what moved since")
            @Nullable
            Long expected,

            @Schema(example = "-1") @Nullable Long difference,
            @Schema(example = "grace") @Nullable String actor,
            @JsonProperty("approved_by") @Nullable String approvedBy) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CountList")
    record Listing(
            List<CountResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static CountResource of(StockCount count) {
        return new CountResource(
                count.id().value(),
                count.warehouse().value(),
                count.status().name().toLowerCase(Locale.ROOT),
                count.tolerance(),
                count.actor(),
                count.note(),
                count.openedAt(),
                count.endedAt(),
                count.lines().stream().map(CountResource::line).toList());
    }

    private static Line line(StockCount.Line line) {
        Long counted = line.counted();
        Long expected = line.expected();
        return new Line(
                line.sku().value(),
                line.state().name().toLowerCase(Locale.ROOT),
                counted,
                expected,
                counted == null || expected == null ? null : counted - expected,
                line.actor(),
                line.approvedBy());
    }
}
