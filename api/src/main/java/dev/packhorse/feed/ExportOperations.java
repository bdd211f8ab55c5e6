package dev.packhorse.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The bulk exports' part of the API document. */
@Tag(name = "Feeds", description = "Products, prices and stock in bulk, in and out")
interface ExportOperations {

    String JSON = "application/json";

    String RUNNING = """
            {"id": "exp_01kc8c2v5dr5hbbm1mf5r3bq4x", "kind": "products", "format": "csv", "status": "running",
             "rows": 100000, "done": 42000, "bytes": 7705184, "created_at": "2026-11-25T08:00:00Z",
             "started_at": "2026-11-25T08:00:01Z"}""";

    @Operation(
            operationId = "streamExport",
            summary = "Fetch products, prices or stock as a file, at once",
            description = """
                    As of one moment, streamed. `Accept: application/x-ndjson` asks for lines of JSON. An import of the same \
                    kind takes it back without changing anything. A file that breaks off is to be fetched again.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The file",
                        content = {
                            @Content(
                                    mediaType = "text/csv",
                                    schema = @Schema(type = "string"),
                                    examples = @ExampleObject(name = "stock", value = FeedExamples.STOCK)),
                            @Content(
                                    mediaType = "application/x-ndjson",
                                    schema = @Schema(type = "string"),
                                    examples = @ExampleObject(name = "products", value = FeedExamples.LINES))
                        }),
                @ApiResponse(responseCode = "503", ref = "ExportUnavailable")
            })
    void stream(
            @Parameter(
                            description = "What to export",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"products", "prices", "stock"}))
                    String kind,
            @Parameter(hidden = true) HttpHeaders headers,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;

    @Operation(
            operationId = "beginExport",
            summary = "Have products, prices or stock written to a file",
            description = """
                    A workflow writes it, batch by batch, each as of its own moment; it survives whatever dies. Follow Location; \
                    the file is kept for a day. Repeat the call with the same key as often as you like: it is one export.""",
            parameters =
                    @Parameter(
                            name = "Idempotency-Key",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "Your own name for this export: 1 to 255 visible ASCII characters",
                            schema = @Schema(type = "string", minLength = 1, maxLength = 255),
                            example = "export-2026-11-25"),
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "Begun",
                        headers =
                                @Header(
                                        name = "Location",
                                        description = "The export",
                                        schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = ExportResource.class),
                                        examples = @ExampleObject(name = "running", value = RUNNING))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "422", ref = "FileUnusable"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<ExportResource> begin(
            @Parameter(
                            description = "What to export",
                            required = true,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"products", "prices", "stock"}))
                    @Nullable
                    String kind,
            @Parameter(
                            description = "Else csv",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"csv", "ndjson"}))
                    @Nullable
                    String format,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "export",
            summary = "Look at an export",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "How far it has come",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = ExportResource.class),
                                        examples = @ExampleObject(name = "running", value = RUNNING))),
                @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content),
                @ApiResponse(responseCode = "404", ref = "ExportNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<ExportResource> find(@Parameter(description = "The export's id") String id);

    @Operation(
            operationId = "exportContent",
            summary = "Fetch an export's file",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The file",
                        content = {
                            @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                            @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                        }),
                @ApiResponse(responseCode = "404", ref = "ExportNotFound"),
                @ApiResponse(responseCode = "409", ref = "ExportNotReady"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    void content(
            @Parameter(description = "The export's id") String id,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;
}
