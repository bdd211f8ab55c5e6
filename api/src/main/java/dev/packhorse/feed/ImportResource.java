package dev.packhorse.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An import on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import")
record ImportResource(
        @Schema(example = "imp_01kc8c2v5dr5hbbm1mf5r3bq4x") String id,
        @Schema(example = "products") String kind,
        @Schema(example = "csv") String format,
        @Schema(example = "running") String status,

        @Schema(description = "Of the file, unpacked", example = "18345678")
        long bytes,

        @Schema(description = "In the file", example = "100000")
        long rows,

        @Schema(description = "Taken, whether they changed anything or not", example = "41990")
        long done,

        @Schema(description = "Not taken; see `rejections`", example = "10")
        long rejected,

        @Schema(description = "Of those taken, what made or changed something", example = "1200")
        long changed,

        @Schema(description = "Why it could not go on") @Nullable
        String failure,

        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("ended_at") @Nullable Instant endedAt) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImportList")
    record ImportPage(
            List<ImportResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    @Schema(name = "Rejection")
    record RejectedRow(
            @Schema(description = "Of the file, counted from 1", example = "4711")
            long line,

            @Schema(description = "The column; empty when it is the row as a whole", example = "EUR")
            String field,

            @Schema(example = "out_of_range") String code,

            @Schema(example = "must be from 1 to 1000000000000")
            String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RejectionList")
    record RejectionPage(
            List<RejectedRow> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static ImportResource of(ImportView view) {
        return new ImportResource(
                view.id().value(),
                word(view.kind()),
                word(view.format()),
                word(view.status()),
                view.bytes(),
                view.rows(),
                view.done(),
                view.rejected(),
                view.changed(),
                view.failure(),
                view.createdAt(),
                view.startedAt(),
                view.endedAt());
    }

    static ImportPage imports(Page<ImportView> page) {
        return new ImportPage(page.items().stream().map(ImportResource::of).toList(), page.nextCursor());
    }

    static RejectionPage rejections(Page<Rejection> page) {
        return new RejectionPage(
                page.items().stream()
                        .map(row -> new RejectedRow(row.line(), row.field(), row.code(), row.reason()))
                        .toList(),
                page.nextCursor());
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
