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

/** The categories' part of the API document. */
@Tag(name = "Catalogue")
interface CategoryOperations {

    @Operation(
            operationId = "categories",
            summary = "Look at the tree of categories",
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
                        description = "All of it, in the order in which it is to be shown",
                        headers = {
                            @Header(name = "ETag", schema = @Schema(type = "string")),
                            @Header(name = "Cache-Control", schema = @Schema(type = "string")),
                            @Header(name = "Content-Language", schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = CategoryResource.Tree.class))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    void categories(HttpServletRequest request, HttpServletResponse response) throws IOException;

    @Operation(
            operationId = "category",
            summary = "Look at a category",
            description = "Its products are at `/v1/products?category=`, those of everything below it among them.",
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
                        description = "The category with its breadcrumbs and the next level",
                        headers = {
                            @Header(name = "ETag", schema = @Schema(type = "string")),
                            @Header(name = "Cache-Control", schema = @Schema(type = "string")),
                            @Header(name = "Content-Language", schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = CategoryResource.class))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "404", ref = "CategoryNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    void category(
            @Parameter(description = "The category's id", example = "footwear") String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException;
}
