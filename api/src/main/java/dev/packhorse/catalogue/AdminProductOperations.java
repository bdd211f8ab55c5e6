package dev.packhorse.catalogue;

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

/** The part of the API document that is about editing products. */
@Tag(name = "Catalogue administration", description = "For staff: products, prices and categories are edited")
interface AdminProductOperations {

    String JSON = "application/json";

    @Operation(
            operationId = "adminProducts",
            summary = "List products to edit",
            description = """
                    In the order of their ids, archived ones too, in all languages and with all prices.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.Page.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    AdminProductResource.Page adminProducts(
            @Parameter(description = "Only of this category and all below it", example = "footwear") @Nullable
                    String category,
            @Parameter(description = "Only the product of this SKU, sold or not", example = "SHOE-RED-42") @Nullable
                    String sku,
            @Parameter(description = "`true` for those that are archived, `false` for the others, else both") @Nullable
                    String archived,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit);

    @Operation(
            operationId = "adminProduct",
            summary = "Read a product to edit",
            description = """
                    What is answered can be changed and sent back.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.class))),
                @ApiResponse(responseCode = "404", ref = "ProductNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminProductResource> adminProduct(
            @Parameter(description = "The product's id", example = "prd_canvas_sneaker") String id);

    @Operation(
            operationId = "putProduct",
            summary = "Add or replace a product",
            description = """
                    All of it: a variant that is not named any more is archived, a price that is not named any more is gone, and \
                    without `archived` the product is for sale, also when it was archived before. \
                    What only we can know (`version`, `former_skus`, `updated_at`) may be sent and is not looked at.""",
            parameters = {
                @Parameter(
                        name = "If-Match",
                        in = ParameterIn.HEADER,
                        description = "The ETag of what you replace",
                        schema = @Schema(type = "string"),
                        example = "\"7\""),
                @Parameter(
                        name = "If-None-Match",
                        in = ParameterIn.HEADER,
                        description = "`*` for something new",
                        schema = @Schema(type = "string"))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = AdminProductResource.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "a sneaker that is cheaper for four days",
                                                            value = CatalogueExamples.PRODUCT))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Replaced",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.class))),
                @ApiResponse(
                        responseCode = "201",
                        description = "Added",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.class))),
                @ApiResponse(responseCode = "400", ref = "BodyUnreadable"),
                @ApiResponse(responseCode = "409", ref = "SkuTaken"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ProductInvalid"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminProductResource> putProduct(
            @Parameter(description = "The product's id", example = "prd_canvas_sneaker") String id,
            @Parameter(hidden = true) byte @Nullable [] body,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "archiveProduct",
            summary = "Take a product off sale",
            description = """
                    It is not shown and cannot be ordered any more; orders that were placed go on. Repeating changes nothing.""",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of what you have read",
                            schema = @Schema(type = "string"),
                            example = "\"7\""),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Done",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.class))),
                @ApiResponse(responseCode = "404", ref = "ProductNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminProductResource> archiveProduct(
            @Parameter(description = "The product's id", example = "prd_canvas_sneaker") String id,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "activateProduct",
            summary = "Put a product on sale again",
            description = """
                    As it was. Repeating changes nothing.""",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of what you have read",
                            schema = @Schema(type = "string"),
                            example = "\"7\""),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Done",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.class))),
                @ApiResponse(responseCode = "404", ref = "ProductNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminProductResource> activateProduct(
            @Parameter(description = "The product's id", example = "prd_canvas_sneaker") String id,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "putPrice",
            summary = "Set a price, or schedule a sale",
            description = """
                    Without `from` it is the ordinary price. With `from` and `until` it is a sale, which begins and ends by itself. A \
                    price that begins at the same moment is replaced. The ETag is that of the product.""",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of what you have read",
                            schema = @Schema(type = "string"),
                            example = "\"7\""),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = CatalogueExamples.PriceChange.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "a sale for four days",
                                                        value = CatalogueExamples.SALE),
                                                @ExampleObject(
                                                        name = "the ordinary price",
                                                        value = CatalogueExamples.ORDINARY)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product with its prices",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.class))),
                @ApiResponse(responseCode = "400", ref = "BodyUnreadable"),
                @ApiResponse(responseCode = "404", ref = "VariantNotFound"),
                @ApiResponse(responseCode = "409", ref = "TooManyPrices"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "PriceInvalid"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminProductResource> putPrice(
            @Parameter(description = "The SKU", example = "SHOE-RED-42") String sku,
            @Parameter(description = "ISO 4217", example = "EUR") String currency,
            @Parameter(hidden = true) byte @Nullable [] body,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "deletePrice",
            summary = "Take a price back",
            description = """
                    Without `from` the ordinary price: from then on it is sold in this currency during sales only.""",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of what you have read",
                            schema = @Schema(type = "string"),
                            example = "\"7\""),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product with its prices",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminProductResource.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "404", ref = "PriceNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminProductResource> deletePrice(
            @Parameter(description = "The SKU", example = "SHOE-RED-42") String sku,
            @Parameter(description = "ISO 4217", example = "EUR") String currency,
            @Parameter(
                            description = "When the price begins; without it the ordinary price is meant",
                            example = "2026-11-27T00:00:00Z")
                    @Nullable
                    String from,
            @Parameter(hidden = true) HttpHeaders headers);
}
