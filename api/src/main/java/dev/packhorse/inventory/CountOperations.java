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

/** The counts' part of the API document. */
@Tag(name = "Counts", description = "For the staff: count what lies there while orders go on")
interface CountOperations {

    @Operation(
            operationId = "openCount",
            summary = "Open a count",
            description = """
                    Orders go on meanwhile: what moves is accounted for. A SKU is in one open count of a warehouse at a time.""",
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
                                            schema = @Schema(implementation = CountForm.class),
                                            examples = {@ExampleObject(name = "one shelf", value = StockExamples.COUNT)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Opened, now or before (`Idempotent-Replayed: true`)",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = CountResource.class))),
                @ApiResponse(responseCode = "400", ref = "KeyUnusable"),
                @ApiResponse(responseCode = "409", ref = "CountNotPossible"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<CountResource> openCount(
            @Parameter(hidden = true) HttpHeaders headers, @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "counts",
            summary = "List counts, newest first",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = CountResource.Listing.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    CountResource.Listing counts(
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 50, else 20") @Nullable String limit);

    @Operation(
            operationId = "count",
            summary = "Look at a count",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "As it is now",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = CountResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    CountResource count(@Parameter(description = "Its id") String id);

    @Operation(
            operationId = "countLines",
            summary = "Write down what was counted",
            description = """
                    Compared with the books at this moment. A difference beyond the tolerance is `disputed` until a second count says the \
                    same, or another person approves it. The same key is the same sheet and no second count.""",
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
                                            schema = @Schema(implementation = CountForm.Sheet.class),
                                            examples = {@ExampleObject(name = "a shelf", value = StockExamples.COUNTED)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Written down",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = CountResource.class))),
                @ApiResponse(responseCode = "400", ref = "KeyUnusable"),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "409", ref = "CountNotPossible"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<CountResource> countLines(
            @Parameter(description = "Its id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "approveCount",
            summary = "Take disputed differences as true",
            description = """
                    By another person than the one who counted.""",
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
                            required = true,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(implementation = CountForm.Approval.class),
                                            examples = {
                                                @ExampleObject(name = "one line", value = StockExamples.APPROVAL)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Approved",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = CountResource.class))),
                @ApiResponse(responseCode = "400", ref = "BodyUnreadable"),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "409", ref = "CountNotPossible"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<CountResource> approveCount(
            @Parameter(description = "Its id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "closeCount",
            summary = "Book the differences",
            description = """
                    All of them or none: nothing while a line is not settled, or would be taken from under an order. Repeating is safe.""",
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
                        description = "Booked",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = CountResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "409", ref = "CountNotClosable"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "StockFormInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<CountResource> closeCount(
            @Parameter(description = "Its id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "cancelCount",
            summary = "Give a count up",
            description = """
                    Nothing is booked. Repeating is safe.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Cancelled",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = CountResource.class))),
                @ApiResponse(responseCode = "404", ref = "PaperNotFound"),
                @ApiResponse(responseCode = "409", ref = "CountNotPossible"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<CountResource> cancelCount(@Parameter(description = "Its id") String id);
}
