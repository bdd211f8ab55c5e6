package dev.packhorse.inventory;

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
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The backorders' part of the API document. */
@Tag(name = "Backorders", description = "For staff: what may be sold before it is there")
interface BackorderOperations {

    String JSON = "application/json";

    String STATEMENT = """
            {"kind": "backorder", "warehouse": "BER", "limit": 50, "lead_time_days": 14}""";

    String PREORDER = """
            {"kind": "preorder", "warehouse": "BER", "limit": 500, "promised_at": "2027-03-01T00:00:00Z"}""";

    String STATED = """
            {"sku": "SHOE-RED-42", "kind": "backorder", "warehouse": "BER", "limit": 50, "lead_time_days": 14, "waiting": 7}""";

    @Operation(
            operationId = "backorder",
            summary = "Look at what may be sold of a SKU before it is there",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "What is stated, and how many units wait",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"2\"")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = BackorderResource.class),
                                        examples = @ExampleObject(name = "backorder", value = STATED))),
                @ApiResponse(responseCode = "404", ref = "BackorderNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<BackorderResource> backorder(@Parameter(example = "SHOE-RED-42") String sku);

    @Operation(
            operationId = "putBackorder",
            summary = "State what may be sold of a SKU before it is there",
            description = """
                    A backorder sends at once what is on hand and promises the rest; a preorder sends nothing before its release, \
                    `promised_at`. What waits goes out in the order in which it was promised, when stock arrives in `warehouse`. \
                    A lower limit, or a date that has passed, promises nothing more; what was promised stays promised.""",
            parameters = {
                @Parameter(
                        name = "If-Match",
                        in = ParameterIn.HEADER,
                        description = "The ETag of the statement that this one replaces",
                        schema = @Schema(type = "string"),
                        example = "\"2\""),
                @Parameter(
                        name = "If-None-Match",
                        in = ParameterIn.HEADER,
                        description = "`*` for a SKU of which nothing is stated yet",
                        schema = @Schema(type = "string"))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = BackorderResource.Statement.class),
                                            examples = {
                                                @ExampleObject(name = "backorder", value = STATEMENT),
                                                @ExampleObject(name = "preorder", value = PREORDER)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Replaced",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"3\"")),
                        content =
                                @Content(mediaType = JSON, schema = @Schema(implementation = BackorderResource.class))),
                @ApiResponse(
                        responseCode = "201",
                        description = "Stated for the first time",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"1\"")),
                        content =
                                @Content(mediaType = JSON, schema = @Schema(implementation = BackorderResource.class))),
                @ApiResponse(responseCode = "404", ref = "BackorderNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<BackorderResource> putBackorder(
            @Parameter(example = "SHOE-RED-42") String sku, byte[] body, @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "deleteBackorder",
            summary = "Promise nothing more of a SKU",
            description = "What was promised stays promised, and goes out when its stock arrives.",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of the statement",
                            schema = @Schema(type = "string"),
                            example = "\"2\""),
            responses = {
                @ApiResponse(responseCode = "204", description = "Withdrawn"),
                @ApiResponse(responseCode = "404", ref = "BackorderNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<Void> deleteBackorder(
            @Parameter(example = "SHOE-RED-42") String sku, @Parameter(hidden = true) HttpHeaders headers);
}
