package dev.packhorse.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The search's part of the API document. */
@Tag(name = "Catalogue")
interface SearchOperations {

    @Operation(
            operationId = "search",
            summary = "Find products by words and filters",
            description =
                    "Without words one looks around. The last word may be unfinished; quotes, `or` and `-word` work as"
                            + " elsewhere. When the words find nothing, words that are spelled alike are looked for instead.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page; the first one with facets",
                        headers = {
                            @Header(name = "ETag", schema = @Schema(type = "string")),
                            @Header(name = "Cache-Control", schema = @Schema(type = "string")),
                            @Header(name = "Content-Language", schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = SearchResource.class),
                                        examples =
                                                @ExampleObject(name = "corrected", value = SearchExamples.CORRECTED))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "SearchUnavailable")
            })
    @Parameters({
        @Parameter(
                name = "q",
                in = ParameterIn.QUERY,
                description = "Up to 100 characters",
                example = "canvas sneak",
                schema = @Schema(type = "string", maxLength = 100)),
        @Parameter(
                name = "language",
                in = ParameterIn.QUERY,
                description = "Else the best of `Accept-Language` that there is",
                example = "en",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "category",
                in = ParameterIn.QUERY,
                description = "This one and what is below it",
                example = "shoes",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "price_min",
                in = ParameterIn.QUERY,
                description = "For the lowest price that a product has now, in minor units; needs `currency`",
                example = "1000",
                schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
                name = "price_max",
                in = ParameterIn.QUERY,
                description = "Inclusive; needs `currency`",
                example = "10000",
                schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
                name = "currency",
                in = ParameterIn.QUERY,
                description = "Of the prices; counts per price are given with it",
                example = "EUR",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "in_stock",
                in = ParameterIn.QUERY,
                description = "true for what could be had now, false for what could not",
                schema = @Schema(type = "boolean")),
        @Parameter(
                name = "attr.brand",
                in = ParameterIn.QUERY,
                description =
                        "Any attribute, or option of a variant, by its name behind `attr.`; of several values one is enough",
                example = "Acme",
                array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
                name = "sort",
                in = ParameterIn.QUERY,
                description =
                        "Else `relevance`, and `name` without words; `price` needs `currency`, the cheapest first",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"relevance", "name", "price", "newest"})),
        @Parameter(
                name = "facets",
                in = ParameterIn.QUERY,
                description = "false leaves the counts out, which is quicker",
                schema = @Schema(type = "boolean", defaultValue = "true")),
        @Parameter(
                name = "cursor",
                in = ParameterIn.QUERY,
                description = "`next` of the page before, with the query unchanged",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "limit",
                in = ParameterIn.QUERY,
                description = "1 to 100, else 20",
                schema = @Schema(type = "integer"))
    })
    void search(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;

    @Operation(
            operationId = "searchSuggestions",
            summary = "Suggest products and categories to somebody who is typing",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "At most ten, categories first",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = SearchResource.Suggestions.class))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "SearchUnavailable")
            })
    @Parameters({
        @Parameter(
                name = "q",
                in = ParameterIn.QUERY,
                required = true,
                description = "What was typed so far, up to 100 characters",
                example = "can",
                schema = @Schema(type = "string", maxLength = 100)),
        @Parameter(
                name = "language",
                in = ParameterIn.QUERY,
                description = "Else the best of `Accept-Language` that there is",
                schema = @Schema(type = "string"))
    })
    void suggestions(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;
}
