package dev.packhorse.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An export on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Export")
record ExportResource(
        @Schema(example = "exp_01kc8c2v5dr5hbbm1mf5r3bq4x") String id,
        @Schema(example = "products") String kind,
        @Schema(example = "csv") String format,
        @Schema(example = "running") String status,

        @Schema(description = "There were when it began", example = "100000")
        long rows,

        @Schema(description = "Written so far", example = "42000")
        long done,

        @Schema(description = "Of the file so far", example = "7705184")
        long bytes,

        @Schema(description = "Why it could not go on") @Nullable
        String failure,

        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("ended_at") @Nullable Instant endedAt) {

    static ExportResource of(ExportView view) {
        return new ExportResource(
                view.id().value(),
                ImportResource.word(view.kind()),
                ImportResource.word(view.format()),
                ImportResource.word(view.status()),
                view.rows(),
                view.done(),
                view.bytes(),
                view.failure(),
                view.createdAt(),
                view.startedAt(),
                view.endedAt());
    }
}
