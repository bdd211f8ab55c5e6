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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The warehouses' part of the API document. */
@Tag(name = "Stock", description = "For the staff: warehouses, levels, receipts, adjustments, the ledger")
interface WarehouseOperations {

    @Operation(
            operationId = "warehouses",
            summary = "List all warehouses, the one that is asked first at the top",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "All of them",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = WarehouseResource.Listing.class))),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    WarehouseResource.Listing warehouses();

    @Operation(
            operationId = "warehouse",
            summary = "Look at a warehouse",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "As it is now",
                        headers =
                                @Header(
                                        name = "ETag",
                                        description = "Its version, for If-Match",
                                        schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = WarehouseResource.class))),
                @ApiResponse(responseCode = "404", ref = "WarehouseNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<WarehouseResource> warehouse(@Parameter(description = "Its code", example = "BER") String code);

    @Operation(
            operationId = "putWarehouse",
            summary = "Open a warehouse, or change it",
            description = """
                    `If-None-Match: *` opens a new one, `If-Match` replaces all that is known of one. A closed warehouse promises \
                    nothing more at once; what is held there still leaves, and what lies there can be moved away.""",
            parameters = {
                @Parameter(
                        name = "If-Match",
                        in = ParameterIn.HEADER,
                        description = "The ETag of what you have read",
                        schema = @Schema(type = "string"),
                        example = "\"3\""),
                @Parameter(
                        name = "If-None-Match",
                        in = ParameterIn.HEADER,
                        description = "`*`: there must be none yet",
                        schema = @Schema(type = "string"))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(implementation = WarehouseForm.class),
                                            examples =
                                                    @ExampleObject(name = "Berlin", value = StockExamples.WAREHOUSE))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Changed",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = WarehouseResource.class))),
                @ApiResponse(
                        responseCode = "201",
                        description = "Opened",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = WarehouseResource.class))),
                @ApiResponse(responseCode = "404", ref = "WarehouseNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<WarehouseResource> putWarehouse(
            @Parameter(description = "2 to 10 capitals and digits", example = "BER") String code,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) byte @Nullable [] body);
}
