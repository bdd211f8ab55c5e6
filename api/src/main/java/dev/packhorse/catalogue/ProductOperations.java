package dev.packhorse.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The catalogue's part of the API document. */
@Tag(name = "Catalogue", description = "What is sold, and what could be had now")
interface ProductOperations {

    @Operation(
            operationId = "products",
            summary = "List products by name",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ProductResource.Page.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ProductResource.Page products(
            @Parameter(description = "Only of this category", example = "shoes") @Nullable String category,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit);

    @Operation(
            operationId = "product",
            summary = "Look at a product",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ProductResource.class))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "404", ref = "ProductNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<byte[]> product(@Parameter(description = "The product's id") String id);
}
