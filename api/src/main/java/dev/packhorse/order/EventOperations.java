package dev.packhorse.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The timeline's part of the API document. */
@Tag(name = "Orders")
interface EventOperations {

    @Operation(
            operationId = "events",
            summary = "Read an order's timeline",
            description = """
                    As JSON, page by page. With `Accept: text/event-stream` the same address answers with server-sent events \
                    instead, as they happen: `id` is the event's `seq`, and `Last-Event-ID` resumes behind it. The stream ends \
                    with the order, or after a while; 204 says that there is nothing to come back for.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page, or the stream",
                        content = {
                            @Content(
                                    mediaType = "application/json",
                                    schema = @Schema(implementation = EventResource.Page.class)),
                            @Content(
                                    mediaType = "text/event-stream",
                                    schema = @Schema(type = "string"),
                                    examples =
                                            @ExampleObject(
                                                    name = "one event",
                                                    value =
                                                            "id:3\nevent:order_placed\ndata:{\"seq\":3,\"type\":\"order_placed\","
                                                                    + "\"at\":\"2026-11-23T08:00:01Z\",\"text\":\"Order placed.\","
                                                                    + "\"data\":{}}\n\n"))
                        }),
                @ApiResponse(
                        responseCode = "204",
                        description = "Stream only: the order has ended and nothing is new",
                        content = @Content),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "404", ref = "OrderNotFound"),
                @ApiResponse(responseCode = "503", ref = "TimelineUnavailable")
            })
    EventResource.Page events(
            @Parameter(description = "The order's id") String id,
            @Parameter(description = "Only events behind this `seq`", example = "2") @Nullable String after,
            @Parameter(description = "1 to 200, else 20") @Nullable String limit);

    @Operation(
            operationId = "events",
            summary = "Read an order's timeline",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))))
    ResponseEntity<SseEmitter> stream(
            @Parameter(description = "The order's id") String id,
            @Parameter(description = "Stream only: the last `id` that you have seen") @Nullable String lastEventId,
            @Parameter(description = "Only events behind this `seq`", example = "2") @Nullable String after);
}
