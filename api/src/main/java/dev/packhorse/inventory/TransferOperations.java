package dev.packhorse.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The transfers' part of the API document. */
@Tag(name = "Transfers", description = "For the staff: goods from one warehouse to another")
interface TransferOperations {

    @Operation(
            operationId = "requestTransfer",
            summary = "Ask for goods to be moved",
            description = """
                    Nothing leaves yet. Repeat it with the same key as often as you like: it is one transfer.""",
            parameters = {
                @Parameter(
                        name = "Idempotency-Key",
                        in = ParameterIn.HEADER,
                        required = true,
                        description = StockExamples.KEY,
                        schema = @Schema(type = "string", minLength = 1, maxLength = 255)),
                @Parameter(
                        name = "X-Actor",
                        in = ParameterIn.HEADER,
                        description = "Who does it, unless the body says so",
                        schema = @Schema(type = "string", maxLength = 100),
                        example = "grace")
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(implementation = TransferForm.class),
                                            examples = {@ExampleObject(name = "a dozen", value = StockExamples.TRANSFER)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Asked for, now or before (`Idempotent-Replayed: true`)",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(responseCode = "400", ref = "KeyUnusable"),
                @ApiResponse(responseCode = "409", ref = "NoRoom"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<TransferResource> request(
            @Parameter(hidden = true) HttpHeaders headers, @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "transfers",
            summary = "List transfers, newest first",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.Listing.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    TransferResource.Listing transfers(
            @Parameter(description = "Only of this status", example = "in_transit") @Nullable String status,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit);

    @Operation(
            operationId = "transfer",
            summary = "Look at a transfer",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "As it is now",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    TransferResource transfer(@Parameter(description = "Its id") String id);

    @Operation(
            operationId = "shipTransfer",
            summary = "The goods have left",
            description = """
                    All lines or none, and nothing that is held for orders. From now on they are under way and nobody's to sell. \
                    Repeating is safe.""",
            parameters = {
                @Parameter(
                        name = "X-Actor",
                        in = ParameterIn.HEADER,
                        description = "Who does it, unless the body says so",
                        schema = @Schema(type = "string", maxLength = 100),
                        example = "grace")
            },
            requestBody =
                    @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(type = "object"),
                                            examples = {@ExampleObject(name = "grace", value = StockExamples.ACTOR)})),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Under way",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not written down within the wait: repeat the call",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "409", ref = "CannotShip"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<TransferResource> ship(
            @Parameter(description = "Its id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "receiveTransfer",
            summary = "Goods have come in",
            description = """
                    Wholly or in part; what is missing may come later, or is written off with a reason. A transfer of which \
                    nothing is under way any more is closed.""",
            parameters = {
                @Parameter(
                        name = "Idempotency-Key",
                        in = ParameterIn.HEADER,
                        required = true,
                        description = StockExamples.KEY,
                        schema = @Schema(type = "string", minLength = 1, maxLength = 255)),
                @Parameter(
                        name = "X-Actor",
                        in = ParameterIn.HEADER,
                        description = "Who does it, unless the body says so",
                        schema = @Schema(type = "string", maxLength = 100),
                        example = "grace")
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(implementation = TransferForm.Came.class),
                                            examples = {
                                                @ExampleObject(name = "a part", value = StockExamples.ARRIVAL),
                                                @ExampleObject(name = "the last", value = StockExamples.LAST_ARRIVAL)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Booked",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not written down within the wait: repeat the call with the same key",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(responseCode = "400", ref = "KeyUnusable"),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "409", ref = "TransferNotPossible"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<TransferResource> receiveTransfer(
            @Parameter(description = "Its id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "cancelTransfer",
            summary = "Call a transfer off",
            description = """
                    Possible until it is shipped. Repeating is safe.""",
            parameters = {
                @Parameter(
                        name = "X-Actor",
                        in = ParameterIn.HEADER,
                        description = "Who does it, unless the body says so",
                        schema = @Schema(type = "string", maxLength = 100),
                        example = "grace")
            },
            requestBody =
                    @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(type = "object"),
                                            examples = {@ExampleObject(name = "grace", value = StockExamples.ACTOR)})),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Cancelled",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not written down within the wait: repeat the call",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = TransferResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "409", ref = "TransferNotPossible"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<TransferResource> cancelTransfer(
            @Parameter(description = "Its id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) byte @Nullable [] body);
}
