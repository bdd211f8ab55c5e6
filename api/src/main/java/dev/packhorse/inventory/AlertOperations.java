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
import org.springframework.http.ResponseEntity;

/** The alerts' part of the API document. */
@Tag(name = "Stock alerts", description = "Low, out, enough again; and who wants to know that something is back")
interface AlertOperations {

    @Operation(
            operationId = "stockAlerts",
            summary = "Follow what was told of stock, oldest first",
            description =
                    "A feed: send `next` as `cursor` to hear what came after it. Nothing is missed and nothing told twice.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page, maybe an empty one",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = AlertResource.Listing.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    AlertResource.Listing alerts(
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 200, else 20") @Nullable String limit);

    @Operation(
            operationId = "threshold",
            summary = "Look at a level's threshold",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "As it is now",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = ThresholdResource.class))),
                @ApiResponse(responseCode = "404", ref = "LevelNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ThresholdResource threshold(
            @Parameter(description = "The warehouse", example = "BER") String warehouse,
            @Parameter(description = "The SKU", example = "SHOE-RED-42") String sku);

    @Operation(
            operationId = "putThreshold",
            summary = "Say when a level is low",
            description = """
                    Told once per crossing: `low_stock`, `out_of_stock`, and `enough_again` at or above `clear_at`. Absolute numbers: \
                    the last ones count, and repeating is harmless.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(implementation = ThresholdResource.Form.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "five and ten",
                                                            value = StockExamples.THRESHOLD))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Kept",
                        content =
                                @Content(
                                        mediaType = StockExamples.JSON,
                                        schema = @Schema(implementation = ThresholdResource.class))),
                @ApiResponse(responseCode = "404", ref = "LevelNotFound"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ThresholdResource putThreshold(
            @Parameter(description = "The warehouse", example = "BER") String warehouse,
            @Parameter(description = "The SKU", example = "SHOE-RED-42") String sku,
            @Parameter(hidden = true) byte @Nullable [] body);

    @Operation(
            operationId = "removeThreshold",
            summary = "Watch a level no more",
            responses = {
                @ApiResponse(responseCode = "204", description = "Nobody watches it"),
                @ApiResponse(responseCode = "404", ref = "LevelNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<Void> removeThreshold(
            @Parameter(description = "The warehouse", example = "BER") String warehouse,
            @Parameter(description = "The SKU", example = "SHOE-RED-42") String sku);
}
