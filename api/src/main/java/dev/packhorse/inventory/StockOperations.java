package dev.packhorse.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock's part of the API document. */
@Tag(name = "Catalogue")
interface StockOperations {

    @Operation(
            operationId = "stock",
            summary = "Ask what could be had now",
            description = "A hint that may be a moment old: only an order holds stock.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Units per SKU and warehouse",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = StockResource.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    StockResource stock(
            @Parameter(description = "A SKU; give it 1 to 100 times", required = true, example = "SHOE-RED-42")
                    @Nullable
                    List<String> sku);
}
