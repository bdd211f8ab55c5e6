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

/** The part of the API document that is about editing categories. */
@Tag(name = "Catalogue administration")
interface AdminCategoryOperations {

    String JSON = "application/json";

    @Operation(
            operationId = "adminCategories",
            summary = "List all categories",
            description = """
                    Archived ones too, siblings in the order in which they are shown.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "All of them",
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminCategoryResource.Page.class))),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    AdminCategoryResource.Page adminCategories();

    @Operation(
            operationId = "adminCategory",
            summary = "Read a category to edit",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The category",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminCategoryResource.class))),
                @ApiResponse(responseCode = "404", ref = "CategoryNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminCategoryResource> adminCategory(
            @Parameter(description = "The category's id", example = "boots") String id);

    @Operation(
            operationId = "putCategory",
            summary = "Add a category, or rename it",
            description = """
                    A new one hangs below `parent`. Of one that exists names and position are replaced; where it hangs is changed by a move.""",
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
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    CatalogueExamples.CategoryDescription.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "boots below footwear",
                                                            value = CatalogueExamples.CATEGORY))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Replaced",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminCategoryResource.class))),
                @ApiResponse(
                        responseCode = "201",
                        description = "Added",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminCategoryResource.class))),
                @ApiResponse(responseCode = "400", ref = "BodyUnreadable"),
                @ApiResponse(responseCode = "409", ref = "CategoryMisplaced"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "CategoryInvalid"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminCategoryResource> putCategory(
            @Parameter(description = "The category's id", example = "boots") String id,
            @Parameter(hidden = true) byte @Nullable [] body,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "moveCategory",
            summary = "Move a category with everything below it",
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
                                            schema = @Schema(implementation = CatalogueExamples.CategoryMove.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "below outdoor, as the fourth",
                                                            value = CatalogueExamples.MOVE))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Moved",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = AdminCategoryResource.class))),
                @ApiResponse(responseCode = "400", ref = "BodyUnreadable"),
                @ApiResponse(responseCode = "404", ref = "CategoryNotFound"),
                @ApiResponse(responseCode = "409", ref = "CategoryMisplaced"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "CategoryInvalid"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminCategoryResource> moveCategory(
            @Parameter(description = "The category's id", example = "boots") String id,
            @Parameter(hidden = true) byte @Nullable [] body,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "archiveCategory",
            summary = "Hide a category",
            description = """
                    Nobody is shown it any more, nor what is below it. Its products stay on sale. Repeating changes nothing.""",
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
                                        schema = @Schema(implementation = AdminCategoryResource.class))),
                @ApiResponse(responseCode = "404", ref = "CategoryNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminCategoryResource> archiveCategory(
            @Parameter(description = "The category's id", example = "boots") String id,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "activateCategory",
            summary = "Show a category again",
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
                                        schema = @Schema(implementation = AdminCategoryResource.class))),
                @ApiResponse(responseCode = "404", ref = "CategoryNotFound"),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<AdminCategoryResource> activateCategory(
            @Parameter(description = "The category's id", example = "boots") String id,
            @Parameter(hidden = true) HttpHeaders headers);
}
