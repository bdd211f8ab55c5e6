package dev.packhorse.order;

import dev.packhorse.flashsale.QueueResource;
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

/** The checkouts' part of the API document. */
@Tag(name = "Checkouts", description = "Held before anybody pays: opened, kept, given up, paid")
interface CheckoutOperations {

    String JSON = "application/json";
    String ID = "chk_01kc8c2v5dr5hbbm1mf5r3bq4x";

    @Operation(
            operationId = "openCheckout",
            summary = "Hold stock, and pay later",
            description = """
                    Prices the lines and holds their stock until `expires_at`, in one transaction; no workflow is started. \
                    Repeat the call with the same key and body as often as you like: it is one checkout. One that has expired \
                    is revived by it when there is stock. Keys are shared with `POST /v1/orders`. A 409, 422 or 503 leaves the \
                    key unused.""",
            parameters =
                    @Parameter(
                            name = "Idempotency-Key",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "Your own name for this checkout: 1 to 255 visible ASCII characters",
                            schema = @Schema(type = "string", minLength = 1, maxLength = 255),
                            example = "0199f1c2-7c1e-7a54-9d0e-1f2a3b4c5d6e"),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = OpeningRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "two sneakers",
                                                            value = CheckoutExamples.OPENING))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Held. With a key that came before: the checkout as it stands now",
                        headers = {
                            @Header(name = "Location", description = "The checkout", schema = @Schema(type = "string")),
                            @Header(
                                    name = "Idempotent-Replayed",
                                    description = "`true` when this key came before",
                                    schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = CheckoutResource.class),
                                        examples = @ExampleObject(name = "open", value = CheckoutExamples.OPEN))),
                @ApiResponse(
                        responseCode = "202",
                        description =
                                "Flash sale: nothing is held yet, the customer waits. Repeat the call after Retry-After"
                                        + " seconds; that keeps the place, and is answered 201 when it is the customer's turn",
                        headers = {
                            @Header(name = "Location", description = "The ticket", schema = @Schema(type = "string")),
                            @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = QueueResource.class),
                                        examples = @ExampleObject(name = "waiting", value = CheckoutExamples.QUEUED))),
                @ApiResponse(responseCode = "400", ref = "CheckoutUnreadable"),
                @ApiResponse(responseCode = "409", ref = "OpeningConflict"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "CheckoutInvalid"),
                @ApiResponse(responseCode = "429", ref = "TooManyBuyers"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> open(@Parameter(hidden = true) HttpHeaders headers, byte @Nullable [] body);

    @Operation(
            operationId = "checkout",
            summary = "Look at a checkout",
            parameters =
                    @Parameter(
                            name = "If-None-Match",
                            in = ParameterIn.HEADER,
                            description = "The ETag of what you have: 304 when nothing has changed",
                            schema = @Schema(type = "string")),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The checkout as it stands",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = CheckoutResource.class),
                                        examples = @ExampleObject(name = "open", value = CheckoutExamples.OPEN))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "404", ref = "CheckoutNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> checkout(@Parameter(description = "The checkout's id", example = ID) String id);

    @Operation(
            operationId = "extendCheckout",
            summary = "Keep a checkout for longer",
            description = """
                    Moves `expires_at` to where a new checkout's would be, but never beyond `extendable_until`: stock is not \
                    hoarded. An expired checkout is revived at its prices when there is stock.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Kept until `expires_at`",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = CheckoutResource.class),
                                        examples = @ExampleObject(name = "open", value = CheckoutExamples.OPEN))),
                @ApiResponse(responseCode = "404", ref = "CheckoutNotFound"),
                @ApiResponse(responseCode = "409", ref = "NotExtendable"),
                @ApiResponse(responseCode = "429", ref = "TooManyBuyers"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> extend(@Parameter(description = "The checkout's id", example = ID) String id);

    @Operation(
            operationId = "abandonCheckout",
            summary = "Give a checkout up",
            description =
                    "Gives its stock back at once. Repeating is safe. Once it is being paid, cancel its order instead.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Nothing is held for it any more",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = CheckoutResource.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "abandoned",
                                                        value = CheckoutExamples.ABANDONED))),
                @ApiResponse(responseCode = "404", ref = "CheckoutNotFound"),
                @ApiResponse(responseCode = "409", ref = "NotAbandonable"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> abandon(@Parameter(description = "The checkout's id", example = ID) String id);

    @Operation(
            operationId = "payCheckout",
            summary = "Pay a checkout and place its order",
            description = """
                    Starts the same workflow as `POST /v1/orders` and answers like it. The checkout is its own idempotency key: \
                    repeat the call with the same payment method as often as you like, also while the first is running, and \
                    once decided every call gets the same answer. Another payment method is refused, since the first may have \
                    been charged. An expired checkout is revived at its prices when there is stock.""",
            parameters =
                    @Parameter(
                            name = "Prefer",
                            in = ParameterIn.HEADER,
                            description =
                                    "`wait=N`: seconds to wait for the decision, 0 to 30 (RFC 7240); 10 when not given",
                            schema = @Schema(type = "string"),
                            example = "wait=10"),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = CheckoutExamples.PayRequest.class))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Placed",
                        headers = {
                            @Header(name = "Location", description = "The order", schema = @Schema(type = "string")),
                            @Header(
                                    name = "Idempotent-Replayed",
                                    description = "`true` when this payment method was given before",
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
                @ApiResponse(responseCode = "404", ref = "CheckoutNotFound"),
                @ApiResponse(responseCode = "409", ref = "PaymentConflict"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "CheckoutInvalid"),
                @ApiResponse(responseCode = "429", ref = "TooManyBuyers"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> pay(
            @Parameter(description = "The checkout's id", example = ID) String id,
            @Parameter(hidden = true) HttpHeaders headers,
            byte @Nullable [] body);
}
