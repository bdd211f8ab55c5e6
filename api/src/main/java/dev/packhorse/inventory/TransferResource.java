package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A transfer on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Transfer")
record TransferResource(
        @Schema(example = "trf_01kc8c2v5dr5hbbm1mf5r3bq4x") String id,

        @Schema(example = "in_transit") String status,
        @Schema(example = "BER") String origin,
        @Schema(example = "RTM") String destination,
        @Schema(example = "grace") String actor,
        @Nullable String note,

        @Schema(
                example = "5 units have not arrived at RTM.",
                description = "What a person is asked, in the Temporal Web UI or by what is done here next")
        @Nullable
        String attention,

        @JsonProperty("requested_at") Instant requestedAt,
        @JsonProperty("shipped_at") @Nullable Instant shippedAt,
        @JsonProperty("ended_at") @Nullable Instant endedAt,
        @JsonProperty("ended_by") @Nullable String endedBy,
        List<Line> lines,

        @JsonProperty("supported_actions")
        @Schema(description = "What can be done with it now", example = "[\"receive\"]")
        List<String> supportedActions) {

    @Schema(name = "TransferLine")
    record Line(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "12") long quantity,
            @Schema(example = "12") long shipped,
            @Schema(example = "7") long received,

            @JsonProperty("written_off") @Schema(example = "0")
            long writtenOff,

            @JsonProperty("under_way") @Schema(example = "5", description = "Nobody's to sell")
            long underWay) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TransferList")
    record Listing(
            List<TransferResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static Listing of(StockPage<TransferView> page) {
        return new Listing(page.items().stream().map(TransferResource::of).toList(), page.nextCursor());
    }

    static TransferResource of(TransferView view) {
        Transfer transfer = view.transfer();
        return new TransferResource(
                transfer.id().value(),
                view.status().name().toLowerCase(Locale.ROOT),
                transfer.origin().value(),
                transfer.destination().value(),
                view.actor(),
                view.note(),
                view.attention(),
                view.requestedAt(),
                view.shippedAt(),
                view.endedAt(),
                view.endedBy(),
                view.lines().stream()
                        .map(line -> new Line(
                                line.sku().value(),
                                line.quantity(),
                                line.shipped(),
                                line.received(),
                                line.writtenOff(),
                                line.underWay()))
                        .toList(),
                actions(view.status()));
    }

    private static List<String> actions(TransferStatus status) {
        return switch (status) {
            case REQUESTED -> List.of("ship", "cancel");
            case IN_TRANSIT -> List.of("receive");
            case CLOSED, CANCELLED -> List.of();
        };
    }
}
