package dev.packhorse.flashsale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The flash sales' part of the API document. */
@Tag(name = "Flash sales", description = "SKUs that more people want than there are units, and their queues")
interface FlashSaleOperations {

    String JSON = "application/json";
    String SKU = "SHOE-RED-42";
    String SALE = """
            {"sku": "SHOE-RED-42", "per_customer_limit": 2, "at_once": 200, "queue_length": 1000,
              "starts_at": "2026-11-27T08:00:00Z", "ends_at": "2026-11-27T20:00:00Z"}""";

    @Operation(
            operationId = "flashSale",
            summary = "Look at a SKU's flash sale",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "As it is set",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = FlashSaleResource.class),
                                        examples = @ExampleObject(name = "a day's sale", value = SALE))),
                @ApiResponse(responseCode = "404", ref = "FlashSaleNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> flashSale(@Parameter(description = "The SKU", example = SKU) String sku);

    @Operation(
            operationId = "putFlashSale",
            summary = "Put a SKU into flash-sale mode, or change it",
            description = """
                    From `starts_at` until `ends_at` a customer has at most `per_customer_limit` units in unresolved, placed and \
                    shipped orders, and at most `at_once` checkouts of it are open or being paid; who comes then, or when all \
                    units are held, waits in a queue, first come, first served. Outside of that time it is sold like any other.""",
            parameters = {
                @Parameter(
                        name = "If-None-Match",
                        in = ParameterIn.HEADER,
                        description = "`*` when there must be none yet",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "If-Match",
                        in = ParameterIn.HEADER,
                        description = "The ETag of what is changed",
                        schema = @Schema(type = "string"))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = FlashSaleResource.Request.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "until it is sold",
                                                            value =
                                                                    "{\"per_customer_limit\": 1, \"at_once\": 200, \"queue_length\": 1000}"))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Changed",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(mediaType = JSON, schema = @Schema(implementation = FlashSaleResource.class))),
                @ApiResponse(
                        responseCode = "201",
                        description = "Set",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = FlashSaleResource.class),
                                        examples = @ExampleObject(name = "a day's sale", value = SALE))),
                @ApiResponse(responseCode = "404", ref = "FlashSaleNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> put(
            @Parameter(description = "The SKU", example = SKU) String sku,
            @Parameter(hidden = true) HttpHeaders headers,
            byte @Nullable [] body);

    @Operation(
            operationId = "removeFlashSale",
            summary = "Sell a SKU like any other again",
            description = "Its queue is dissolved; what is held stays held.",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of what is removed",
                            schema = @Schema(type = "string")),
            responses = {
                @ApiResponse(responseCode = "204", description = "Removed", content = @Content),
                @ApiResponse(responseCode = "404", ref = "FlashSaleNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> remove(
            @Parameter(description = "The SKU", example = SKU) String sku,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "ticket",
            summary = "Look at a place in the queue",
            description =
                    "Looking does not keep the place: repeating `POST /v1/checkouts` does, and takes the goods when it is"
                            + " the customer's turn.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Where the customer stands",
                        headers =
                                @Header(
                                        name = "Retry-After",
                                        description = "Seconds",
                                        schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = QueueResource.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "waiting",
                                                        value =
                                                                "{\"queue\": {\"ticket\": \"tkt_01kc8c2v5dr5hbbm1mf5r3bq4x\", \"sku\": \"SHOE-RED-42\", \"position\": 17, \"length\": 412, \"retry_after\": 1}}"))),
                @ApiResponse(responseCode = "404", ref = "TicketNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> ticket(
            @Parameter(description = "The ticket's id", example = "tkt_01kc8c2v5dr5hbbm1mf5r3bq4x") String id);
}
