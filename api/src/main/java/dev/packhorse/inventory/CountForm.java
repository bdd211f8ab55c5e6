package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.packhorse.api.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A count as it is asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CountForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CountForm(
        @Schema(example = "BER") String warehouse,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                maxLength = 100,
                example = "ada",
                description = "Who; or in the header `X-Actor`")
        String actor,

        @Schema(maxLength = 200) @Nullable String note,

        @Schema(
                minimum = "0",
                example = "2",
                description = "A difference beyond so many units wants a second count or another person's word; else 0")
        @Nullable
        Long tolerance,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                description = "What is counted, at most 500 SKUs; all that ever lay there when left out")
        List<Of> lines) {

    @Schema(name = "CountFormLine")
    record Of(@Schema(example = "SHOE-RED-42") String sku) {}

    static CountForm read(Fields fields, HttpHeaders headers) {
        return new CountForm(
                StockForms.warehouse(fields, "warehouse"),
                StockForms.actor(fields, headers),
                fields.optionalText("note", 200),
                fields.optionalNumber("tolerance", 0, StockForms.MOST_UNITS),
                fields.has("lines") ? StockForms.lines(fields, (_, sku) -> new Of(sku)) : List.of());
    }

    StockCount.Draft draft(String key) {
        return new StockCount.Draft(
                key,
                StockForms.digest("count", this),
                new WarehouseCode(warehouse),
                actor,
                note,
                Objects.requireNonNullElse(tolerance, 0L),
                lines.stream().map(line -> new Sku(line.sku)).toList());
    }

    /** What somebody has counted. */
    @Schema(name = "CountSheetForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Sheet(
            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = 100,
                    example = "grace",
                    description = "Who; or in the header `X-Actor`")
            String actor,

            List<Counted> lines) {

        @Schema(name = "CountSheetLine")
        record Counted(
                @Schema(example = "SHOE-RED-42") String sku,
                @Schema(minimum = "0", example = "39") long counted) {}

        static Sheet read(Fields fields, HttpHeaders headers) {
            return new Sheet(
                    StockForms.actor(fields, headers),
                    StockForms.lines(
                            fields, (line, sku) -> new Counted(sku, line.number("counted", 0, StockForms.MOST_UNITS))));
        }

        StockCount.Sheet sheet(String key) {
            return new StockCount.Sheet(
                    key,
                    StockForms.digest("sheet", this),
                    actor,
                    lines.stream()
                            .map(line -> new Transfer.Line(new Sku(line.sku), line.counted))
                            .toList());
        }
    }

    /** Whose difference another person takes as true. */
    @Schema(name = "CountApprovalForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Approval(
            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = 100,
                    example = "edsger",
                    description = "Who, and not who has counted; or in the header `X-Actor`")
            String actor,

            List<Of> lines) {

        static Approval read(Fields fields, HttpHeaders headers) {
            return new Approval(StockForms.actor(fields, headers), StockForms.lines(fields, (_, sku) -> new Of(sku)));
        }

        List<Sku> skus() {
            return lines.stream().map(line -> new Sku(line.sku)).toList();
        }
    }
}
