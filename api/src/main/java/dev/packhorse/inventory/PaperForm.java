package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.api.Fields;
import dev.packhorse.inventory.StockPaper.Draft;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What people book, as it is sent. */
sealed interface PaperForm {

    /** What the keys of one kind are told apart by. */
    Draft draft(String idempotencyKey);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReceiptForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Receipt(
            @Schema(example = "BER") String warehouse,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = 100,
                    example = "grace",
                    description = "Who; or in the header `X-Actor`")
            String actor,

            @JsonProperty("delivery_note") @Schema(maxLength = 100, example = "LS-4711") @Nullable
            String deliveryNote,

            @Schema(maxLength = 200) @Nullable String note,

            @ArraySchema(
                    minItems = 1,
                    maxItems = StockForms.MOST_LINES,
                    arraySchema = @Schema(description = "Each with a SKU of its own"))
            List<Goods> lines)
            implements PaperForm {

        @Schema(name = "ReceiptFormLine")
        record Goods(
                @Schema(example = "SHOE-RED-42") String sku,

                @Schema(minimum = "1", maximum = "1000000", example = "40")
                long quantity) {}

        static Receipt read(Fields fields, HttpHeaders headers) {
            return new Receipt(
                    StockForms.warehouse(fields, "warehouse"),
                    StockForms.actor(fields, headers),
                    fields.optionalText("delivery_note", 100),
                    fields.optionalText("note", 200),
                    StockForms.lines(
                            fields, (line, sku) -> new Goods(sku, line.number("quantity", 1, StockForms.MOST_UNITS))));
        }

        @Override
        public Draft draft(String key) {
            String reason = deliveryNote == null ? "Delivered." : "Delivered with " + deliveryNote + ".";
            return new Draft(
                    key,
                    StockForms.digest("receipt", this),
                    new WarehouseCode(warehouse),
                    actor,
                    deliveryNote,
                    note,
                    lines.stream()
                            .map(line -> new StockPaper.Line(new Sku(line.sku), line.quantity, reason))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AdjustmentForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Adjustment(
            @Schema(example = "BER") String warehouse,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = 100,
                    example = "grace",
                    description = "Who; or in the header `X-Actor`")
            String actor,

            @Schema(maxLength = 200, example = "Fell from the fork lift.") @Nullable
            String note,

            @ArraySchema(
                    minItems = 1,
                    maxItems = StockForms.MOST_LINES,
                    arraySchema = @Schema(description = "Each with a SKU of its own"))
            List<Correction> lines)
            implements PaperForm {

        @Schema(name = "AdjustmentFormLine")
        record Correction(
                @Schema(example = "SHOE-RED-42") String sku,

                @Schema(example = "-2", description = "Units more or, below zero, fewer; never 0")
                long change,

                @Schema(example = "damaged") String reason) {}

        static Adjustment read(Fields fields, HttpHeaders headers) {
            return new Adjustment(
                    StockForms.warehouse(fields, "warehouse"),
                    StockForms.actor(fields, headers),
                    fields.optionalText("note", 200),
                    StockForms.lines(fields, Adjustment::correction));
        }

        private static Correction correction(Fields line, String sku) {
            int before = line.errors().size();
            long change = line.number("change", -StockForms.MOST_UNITS, StockForms.MOST_UNITS);
            String reason =
                    line.formed("reason", 50, word -> reasonOf(word) != null, "unknown", "must be one of " + reasons());
            AdjustmentReason known = reasonOf(reason);
            if (line.errors().size() == before && known != null && !known.explains(change)) {
                line.note(
                        "change",
                        "out_of_range",
                        change == 0 ? "must not be 0" : "cannot be what " + reason + " means");
            }
            return new Correction(sku, change, reason);
        }

        @Override
        public Draft draft(String key) {
            return new Draft(
                    key,
                    StockForms.digest("adjustment", this),
                    new WarehouseCode(warehouse),
                    actor,
                    null,
                    note,
                    lines.stream()
                            .map(line -> new StockPaper.Line(new Sku(line.sku), line.change, inWords(line.reason)))
                            .toList());
        }

        private String inWords(String word) {
            AdjustmentReason reason = reasonOf(word);
            String words = reason == null ? word : reason.inWords();
            return note == null ? words + "." : words + ": " + note;
        }

        private static @Nullable AdjustmentReason reasonOf(String word) {
            return Arrays.stream(AdjustmentReason.values())
                    .filter(reason -> reason.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElse(null);
        }

        private static String reasons() {
            return Arrays.stream(AdjustmentReason.values())
                    .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
    }
}
