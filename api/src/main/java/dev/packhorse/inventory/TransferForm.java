package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.api.Fields;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A transfer as it is asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TransferForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TransferForm(
        @Schema(example = "BER") String origin,
        @Schema(example = "RTM") String destination,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                maxLength = 100,
                example = "grace",
                description = "Who; or in the header `X-Actor`")
        String actor,

        @Schema(maxLength = 200) @Nullable String note,

        @JsonProperty("patience_hours")
        @Schema(
                minimum = "1",
                maximum = "2160",
                example = "72",
                description =
                        "How long it may wait to be shipped, and then to arrive, until a person is asked; else 168")
        @Nullable
        Long patienceHours,

        @ArraySchema(
                minItems = 1,
                maxItems = StockForms.MOST_LINES,
                arraySchema = @Schema(description = "Each with a SKU of its own"))
        List<Goods> lines) {

    private static final long PATIENCE_HOURS = 168;

    @Schema(name = "TransferFormLine")
    record Goods(
            @Schema(example = "SHOE-RED-42") String sku,

            @Schema(minimum = "1", maximum = "1000000", example = "12")
            long quantity) {

        static Goods read(Fields line, String sku) {
            return new Goods(sku, line.number("quantity", 1, StockForms.MOST_UNITS));
        }
    }

    static TransferForm read(Fields fields, HttpHeaders headers) {
        TransferForm form = new TransferForm(
                StockForms.warehouse(fields, "origin"),
                StockForms.warehouse(fields, "destination"),
                StockForms.actor(fields, headers),
                fields.optionalText("note", 200),
                fields.optionalNumber("patience_hours", 1, 2160),
                StockForms.lines(fields, Goods::read));
        if (!form.origin.isEmpty() && form.origin.equals(form.destination)) {
            fields.note("destination", "mismatch", "must be another warehouse than the origin");
        }
        return form;
    }

    TransferView.Draft draft(String key, PaperId id) {
        Transfer transfer = new Transfer(
                id,
                new WarehouseCode(origin),
                new WarehouseCode(destination),
                goods(lines),
                Duration.ofHours(Objects.requireNonNullElse(patienceHours, PATIENCE_HOURS)));
        return new TransferView.Draft(key, StockForms.digest("transfer", this), transfer, actor, note);
    }

    static List<Transfer.Line> goods(List<Goods> lines) {
        return lines.stream()
                .map(line -> new Transfer.Line(new Sku(line.sku), line.quantity))
                .toList();
    }

    /** What came in, as it is told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TransferArrivalForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Came(
            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = 100,
                    example = "edsger",
                    description = "Who; or in the header `X-Actor`")
            String actor,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "What came; may be left out when the rest is written off")
            List<Goods> lines,

            @JsonProperty("write_off")
            @Schema(
                    maxLength = 200,
                    example = "Crushed on the way.",
                    description = "Why what has not come will not come either; leave it out while it may")
            @Nullable
            String writeOff) {

        static Came read(Fields fields, HttpHeaders headers) {
            String actor = StockForms.actor(fields, headers);
            String writeOff = fields.optionalText("write_off", 200);
            boolean none = writeOff != null && !fields.has("lines");
            return new Came(actor, none ? List.of() : StockForms.lines(fields, Goods::read), writeOff);
        }

        Arrival arrival(String key) {
            return new Arrival(key, StockForms.digest("arrival", this), actor, goods(lines), writeOff);
        }
    }
}
