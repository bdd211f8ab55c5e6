package dev.packhorse.sales;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The statistics' part of the API document. */
@Tag(name = "Statistics", description = "What was sold, by days of UTC, some seconds behind the orders")
interface SalesOperations {

    String EXAMPLE = """
            {"from": "2026-11-01", "to": "2026-11-30", "items": [{"day": "2026-11-27", "units": 41,
              "revenue": {"amount": 204959, "currency": "EUR"}, "returned_units": 0,
              "refunded": {"amount": 0, "currency": "EUR"}}]}""";

    @Operation(
            operationId = "salesOfProduct",
            summary = "What was sold of a product, day by day",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The days with sales",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = SalesResource.class),
                                        examples = @ExampleObject(name = "a day", value = EXAMPLE))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    SalesResource ofProduct(
            @Parameter(description = "The product's id") String id,
            @Parameter(description = "The first day; else 29 days before `to`", example = "2026-11-01") @Nullable
                    String from,
            @Parameter(description = "The last day; else today", example = "2026-11-30") @Nullable String to);

    @Operation(
            operationId = "salesOfCategory",
            summary = "What was sold in a category and those below it, day by day",
            description = "A sale counts for the category in which its product was at that moment.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The days with sales",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = SalesResource.class),
                                        examples = @ExampleObject(name = "a day", value = EXAMPLE))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    SalesResource ofCategory(
            @Parameter(description = "The category's id") String id,
            @Parameter(description = "The first day; else 29 days before `to`", example = "2026-11-01") @Nullable
                    String from,
            @Parameter(description = "The last day; else today", example = "2026-11-30") @Nullable String to);

    @Operation(
            operationId = "salesByDay",
            summary = "What was sold in all, day by day",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The days with sales",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = SalesResource.class),
                                        examples = @ExampleObject(name = "a day", value = EXAMPLE))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    SalesResource ofAll(
            @Parameter(description = "The first day; else 29 days before `to`", example = "2026-11-01") @Nullable
                    String from,
            @Parameter(description = "The last day; else today", example = "2026-11-30") @Nullable String to);

    @Operation(
            operationId = "bestSellers",
            summary = "What sells best",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Most units first",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = SalesResource.Bestsellers.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<SalesResource.Bestsellers> bestsellers(
            @Parameter(description = "Only of this category and those below it", example = "shoes") @Nullable
                    String category,
            @Parameter(description = "Today and the days before, 1 to 366 in all, else 30") @Nullable String days,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit);
}
