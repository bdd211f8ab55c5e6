package dev.packhorse.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The levels' and the ledger's part of the API document. */
@Tag(name = "Stock")
interface LevelOperations {

    @Operation(
            operationId = "stockLevels",
            summary = "List stock levels, by SKU and warehouse",
            description = "As the database has them at this moment, unlike `/v1/stock`.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = LevelResource.Listing.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    LevelResource.Listing levels(
            @Parameter(description = "Only of this SKU", example = "SHOE-RED-42") @Nullable String sku,
            @Parameter(description = "Only in this warehouse", example = "BER") @Nullable String warehouse,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 200, else 20") @Nullable String limit);

    @Operation(
            operationId = "putSafetyStock",
            summary = "Say how many units are never promised",
            description = "An absolute number: the last one counts, and repeating is harmless.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "two units",
                                                            value = StockExamples.SAFETY_STOCK))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The level as it is now",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = LevelResource.class))),
                @ApiResponse(responseCode = "404", ref = "LevelNotFound"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    LevelResource keepBack(
            @Parameter(description = "The warehouse", example = "BER") String warehouse,
            @Parameter(description = "The SKU", example = "SHOE-RED-42") String sku,
            @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "stockMovements",
            summary = "Read the stock's ledger, newest first",
            description = "Every change that a level has ever had, with who and why. Nothing in it is ever changed.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = MovementResource.Listing.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    MovementResource.Listing movements(
            @Parameter(description = "Only of this SKU", example = "SHOE-RED-42") @Nullable String sku,
            @Parameter(description = "Only in this warehouse", example = "BER") @Nullable String warehouse,
            @Parameter(description = "Only for this order") @Nullable String order,
            @Parameter(description = "Only of this receipt, adjustment, transfer or count") @Nullable String reference,
            @Parameter(description = "Only of this kind", example = "adjusted") @Nullable String kind,
            @Parameter(description = "From this time on", example = "2026-11-01T00:00:00Z") @Nullable String from,
            @Parameter(description = "Before this time", example = "2026-12-01T00:00:00Z") @Nullable String to,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 200, else 20") @Nullable String limit);
}
