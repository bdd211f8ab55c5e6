package dev.packhorse.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The stock's part of the API document. */
@Tag(name = "Catalogue")
interface StockOperations {

    @Operation(
            operationId = "stock",
            summary = "Ask what could be had now",
            description = "A hint that may be a moment old: only an order holds stock.",
            parameters =
                    @Parameter(
                            name = "sku",
                            in = ParameterIn.QUERY,
                            description = "A SKU; give it 1 to 100 times",
                            required = true,
                            array = @ArraySchema(schema = @Schema(type = "string")),
                            example = "SHOE-RED-42"),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Units per SKU and warehouse",
                        headers = {
                            @Header(name = "ETag", schema = @Schema(type = "string")),
                            @Header(name = "Cache-Control", schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = StockResource.class))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    void stock(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
