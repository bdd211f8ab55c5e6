package dev.packhorse.order;

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

/** The orders' part of the API document. */
@Tag(name = "Orders", description = "Placed, looked at, cancelled")
interface OrderOperations {

    String JSON = "application/json";

    @Operation(
            operationId = "checkOut",
            summary = "Place an order",
            description = """
                    Holds the stock, asks for the payment and places the order. Repeat the call with the same key and body as \
                    often as you like: it is one order, and once decided every call gets the same answer, also while the \
                    first is still running. A 409 `out_of_stock` or `price_changed`, a 422 and a 503 leave the key unused.""",
            parameters = {
                @Parameter(
                        name = "Idempotency-Key",
                        in = ParameterIn.HEADER,
                        required = true,
                        description = "Your own name for this order: 1 to 255 visible ASCII characters",
                        schema = @Schema(type = "string", minLength = 1, maxLength = 255),
                        example = "0199f1c2-7c1e-7a54-9d0e-1f2a3b4c5d6e"),
                @Parameter(
                        name = "Prefer",
                        in = ParameterIn.HEADER,
                        description =
                                "`wait=N`: seconds to wait for the decision, 0 to 30 (RFC 7240); 10 when not given",
                        schema = @Schema(type = "string"),
                        example = "wait=10")
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = CheckoutRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "two sneakers",
                                                            value = OrderExamples.CHECKOUT))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Placed",
                        headers = {
                            @Header(name = "Location", description = "The order", schema = @Schema(type = "string")),
                            @Header(
                                    name = "Idempotent-Replayed",
                                    description = "`true` when this key came before",
                                    schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = OrderResource.class),
                                        examples = @ExampleObject(name = "placed", value = OrderExamples.PLACED))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not decided within the wait, or the customer has to confirm the payment at"
                                + " `next_action.url`. The order is safe; follow Location",
                        headers =
                                @Header(
                                        name = "Location",
                                        description = "The order",
                                        schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = OrderResource.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "confirmation wanted",
                                                        value = OrderExamples.CONFIRM))),
                @ApiResponse(responseCode = "400", ref = "CheckoutUnreadable"),
                @ApiResponse(responseCode = "402", ref = "PaymentFailed"),
                @ApiResponse(responseCode = "409", ref = "CheckoutConflict"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "CheckoutInvalid"),
                @ApiResponse(responseCode = "429", ref = "TooManyBuyers"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> checkOut(@Parameter(hidden = true) HttpHeaders headers, byte @Nullable [] body);

    @Operation(
            operationId = "order",
            summary = "Look at an order",
            parameters =
                    @Parameter(
                            name = "If-None-Match",
                            in = ParameterIn.HEADER,
                            description = "The ETag of what you have: 304 when nothing has changed",
                            schema = @Schema(type = "string")),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The order as it stands",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = OrderResource.class),
                                        examples = @ExampleObject(name = "placed", value = OrderExamples.PLACED))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "404", ref = "OrderNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> order(
            @Parameter(description = "The order's id", example = "ord_01kc8c2v5dr5hbbm1mf5r3bq4x") String id);

    @Operation(
            operationId = "orders",
            summary = "List orders, newest first",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(mediaType = JSON, schema = @Schema(implementation = OrderListResource.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    OrderListResource orders(
            @Parameter(description = "Only in this status", example = "placed") @Nullable String status,
            @Parameter(description = "Only of this customer") @Nullable String email,
            @Parameter(description = "`true`: only those that wait for a person") @Nullable String needsAttention,
            @Parameter(description = "Placed at this time or later") @Nullable String placedAfter,
            @Parameter(description = "Placed before this time") @Nullable String placedBefore,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit);

    @Operation(
            operationId = "cancel",
            summary = "Cancel an order",
            description =
                    "Possible until the first parcel leaves; a parcel that waits for its stock can be cancelled alone after that. "
                            + "Answers once everything was given back; repeating is safe.",
            parameters =
                    @Parameter(
                            name = "Prefer",
                            in = ParameterIn.HEADER,
                            description = "`wait=N` in seconds, as for placing",
                            schema = @Schema(type = "string")),
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(mediaType = JSON, schema = @Schema(implementation = CancelRequest.class))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Cancelled; what was taken was given back",
                        content = @Content(mediaType = JSON, schema = @Schema(implementation = OrderResource.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not settled within the wait: look at the order, or repeat the call",
                        content = @Content(mediaType = JSON, schema = @Schema(implementation = OrderResource.class))),
                @ApiResponse(responseCode = "404", ref = "OrderNotFound"),
                @ApiResponse(responseCode = "409", ref = "NotCancellable"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> cancel(
            @Parameter(description = "The order's id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            byte @Nullable [] body);
}
