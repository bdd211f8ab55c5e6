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

/** The customers' part of the stock alerts in the API document. */
@Tag(name = "Stock alerts")
interface BackInStockOperations {

    @Operation(
            operationId = "backInStock",
            summary = "Ask to be told when a SKU can be had again",
            description =
                    "Told once, in the order of asking, when it is back. Asking again while you wait changes nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = StockExamples.JSON,
                                            schema = @Schema(implementation = BackInStockController.Form.class),
                                            examples = @ExampleObject(name = "Ada", value = StockExamples.WISH))),
            responses = {
                @ApiResponse(responseCode = "202", description = "Kept, now or before"),
                @ApiResponse(responseCode = "400", ref = "BodyUnreadable"),
                @ApiResponse(responseCode = "409", ref = "InStock"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "429", ref = "TooManyWishes"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<Void> tellMe(@Parameter(hidden = true) byte @Nullable [] body);
}
