package dev.packhorse.feed;

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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The bulk imports' part of the API document. */
@Tag(name = "Feeds", description = "Products, prices and stock in bulk, in and out")
interface ImportOperations {

    String JSON = "application/json";

    @Operation(
            operationId = "sendImport",
            summary = "Send a file of products, prices or stock",
            description = """
                    Taken in as it comes, up to 512 MB, gzip welcome. A CSV has a header; NDJSON has one flat object per line with \
                    the same names. Answers when the file is safe; it is applied by a workflow, and what cannot be taken is \
                    listed under `rejections` without holding up the rest. An import adds and changes, it takes nothing away: \
                    an empty cell leaves what is there. The same file again changes nothing. Repeat the call with the same key \
                    and file as often as you like: it is one import.""",
            parameters =
                    @Parameter(
                            name = "Idempotency-Key",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "Your own name for this import: 1 to 255 visible ASCII characters",
                            schema = @Schema(type = "string", minLength = 1, maxLength = 255),
                            example = "catalogue-2026-11-25"),
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(type = "string"),
                                        examples = {
                                            @ExampleObject(name = "products", value = FeedExamples.PRODUCTS),
                                            @ExampleObject(name = "prices", value = FeedExamples.PRICES),
                                            @ExampleObject(name = "stock", value = FeedExamples.STOCK)
                                        }),
                                @Content(
                                        mediaType = "application/x-ndjson",
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(name = "products", value = FeedExamples.LINES))
                            }),
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "Safe, and waiting for its turn; follow Location",
                        headers = {
                            @Header(name = "Location", description = "The import", schema = @Schema(type = "string")),
                            @Header(
                                    name = "Idempotent-Replayed",
                                    description = "`true` when this key came before",
                                    schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = ImportResource.class),
                                        examples = @ExampleObject(name = "queued", value = FeedExamples.QUEUED))),
                @ApiResponse(responseCode = "400", ref = "FileUnreadable"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "FileUnusable"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<ImportResource> send(
            @Parameter(
                            description = "What stands in the file",
                            required = true,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"products", "prices", "stock"}))
                    @Nullable
                    String kind,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException;

    @Operation(
            operationId = "imports",
            summary = "List imports, newest first",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = ImportResource.ImportPage.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ImportResource.ImportPage imports(
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit);

    @Operation(
            operationId = "import",
            summary = "Look at an import",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "How far it has come",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = ImportResource.class),
                                        examples = @ExampleObject(name = "running", value = FeedExamples.RUNNING))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "404", ref = "ImportNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<ImportResource> find(@Parameter(description = "The import's id") String id);

    @Operation(
            operationId = "importRejections",
            summary = "List what was not taken, by line",
            description = "The first 10,000 of an import are kept; `rejected` counts them all.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = ImportResource.RejectionPage.class),
                                        examples =
                                                @ExampleObject(name = "rejections", value = FeedExamples.REJECTIONS))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "404", ref = "ImportNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ImportResource.RejectionPage rejections(
            @Parameter(description = "The import's id") String id,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 1000, else 20") @Nullable String limit);

    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import",
            description = "What was applied by then stays. Repeating is safe.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Stopped",
                        content = @Content(mediaType = JSON, schema = @Schema(implementation = ImportResource.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not heard in time: repeat the call",
                        content = @Content(mediaType = JSON, schema = @Schema(implementation = ImportResource.class))),
                @ApiResponse(responseCode = "404", ref = "ImportNotFound"),
                @ApiResponse(responseCode = "409", ref = "NotCancellable"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<ImportResource> cancel(@Parameter(description = "The import's id") String id);
}
