package dev.packhorse.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The catalogue's part of the API document. */
@Tag(name = "Catalogue", description = "What is sold, and what could be had now")
interface ProductOperations {

    @Operation(
            operationId = "products",
            summary = "List products by name",
            description = "By the name in the shop's own language, so that the order is the same for everybody.",
            parameters =
                    @Parameter(
                            name = "Accept-Language",
                            in = ParameterIn.HEADER,
                            description = "In order of preference (RFC 4647)",
                            schema = @Schema(type = "string"),
                            example = "de-AT, de;q=0.9, en;q=0.5"),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        headers = {
                            @Header(name = "ETag", schema = @Schema(type = "string")),
                            @Header(name = "Cache-Control", schema = @Schema(type = "string")),
                            @Header(name = "Content-Language", schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ProductResource.Page.class))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    void products(
            @Parameter(description = "Only of this category and all below it", example = "shoes") @Nullable
                    String category,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException;

    @Operation(
            operationId = "product",
            summary = "Look at a product",
            description = """
                    In the best of the caller's languages that there is, at the prices of the moment. `Cache-Control` says how long it \
                    may be kept, which is never longer than until the next change of a price.""",
            parameters =
                    @Parameter(
                            name = "Accept-Language",
                            in = ParameterIn.HEADER,
                            description = "In order of preference (RFC 4647)",
                            schema = @Schema(type = "string"),
                            example = "de-AT, de;q=0.9, en;q=0.5"),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product",
                        headers = {
                            @Header(name = "ETag", schema = @Schema(type = "string")),
                            @Header(name = "Cache-Control", schema = @Schema(type = "string")),
                            @Header(name = "Content-Language", schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ProductResource.class))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "404", ref = "ProductNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    void product(
            @Parameter(description = "The product's id") String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException;
}
