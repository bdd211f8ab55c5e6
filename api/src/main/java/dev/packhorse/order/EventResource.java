package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the timeline on the wire; as a server-sent event {@code seq} is its id and {@code type} its name. */
@Schema(name = "OrderEvent")
record EventResource(
        @Schema(example = "3", description = "Counts from 1 within the order, without a gap")
        long seq,

        @Schema(example = "order_placed") String type,
        Instant at,
        @Schema(example = "Order placed.") String text,
        Map<String, Object> data) {

    static EventResource of(OrderEvent event) {
        return new EventResource(event.seq(), event.type(), event.at(), event.text(), event.data());
    }

    /** @param next send it as {@code after} for the events behind; absent when there are none now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OrderEventList")
    record Page(List<EventResource> items, @Nullable String next) {}
}
