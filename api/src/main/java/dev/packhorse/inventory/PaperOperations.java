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

/** The receipts' and adjustments' part of the API document. */
@Tag(name = "Stock")
interface PaperOperations {

    @Operation(
            operationId = "receive",
            summary = "Book what a supplier has delivered",
            description = "All lines or none. Repeat it with the same key as often as you like: it is one receipt.",
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
                                            schema = @Schema(implementation = PaperForm.Receipt.class),
                                            examples =
                                                    @ExampleObject(name = "two lines", value = StockExamples.RECEIPT))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Booked, now or before (`Idempotent-Replayed: true`)",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = PaperResource.class))),
                @ApiResponse(responseCode = "400", ref = "KeyUnusable"),
                @ApiResponse(responseCode = "409", ref = "NoRoom"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<PaperResource> receive(
            @Parameter(hidden = true) HttpHeaders headers, @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "adjust",
            summary = "Correct stock",
            description = """
                    All lines or none. `found` means more, `damaged`, `lost`, `stolen`, `out_of_date` and `sample` mean fewer, \
                    `wrongly_booked` means either. What is held for orders is never taken away from under them.""",
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
                                            schema = @Schema(implementation = PaperForm.Adjustment.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "two units broke",
                                                            value = StockExamples.ADJUSTMENT))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Booked, now or before (`Idempotent-Replayed: true`)",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = PaperResource.class))),
                @ApiResponse(responseCode = "400", ref = "KeyUnusable"),
                @ApiResponse(responseCode = "409", ref = "StockIsHeld"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<PaperResource> adjust(
            @Parameter(hidden = true) HttpHeaders headers, @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "receipt",
            summary = "Look at a receipt",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "As it was booked",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = PaperResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    PaperResource receipt(@Parameter(description = "Its id") String id);

    @Operation(
            operationId = "adjustment",
            summary = "Look at an adjustment",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "As it was booked",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = PaperResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    PaperResource adjustment(@Parameter(description = "Its id") String id);
}
