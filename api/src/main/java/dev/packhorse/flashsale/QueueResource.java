package dev.packhorse.flashsale;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** A place in the queue on the wire. */
@Schema(name = "Queued")
public record QueueResource(Queue queue) {

    @Schema(name = "QueuePlace")
    public record Queue(
            @Schema(example = "tkt_01kc8c2v5dr5hbbm1mf5r3bq4x")
            String ticket,

            @Schema(example = "SHOE-RED-42") String sku,

            @Schema(description = "1 for who is next", example = "17")
            int position,

            @Schema(description = "How many wait", example = "412")
            int length,

            @JsonProperty("retry_after") @Schema(description = "Seconds until to ask again", example = "1")
            long retryAfter) {}

    public static QueueResource of(QueuePlace place) {
        return new QueueResource(new Queue(
                place.ticket(),
                place.sku().value(),
                place.position(),
                place.length(),
                place.retryAfter().toSeconds()));
    }
}
