package dev.packhorse.feed;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.RequestHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bulk files, and what becomes of them. */
@ApiComponent
@RestController
class ImportController implements ImportOperations {

    private final ImportUploads uploads;
    private final Imports imports;
    private final FeedDesk desk;
    private final FileBody bodies;

    ImportController(ImportUploads uploads, Imports imports, FeedDesk desk, FileBody bodies) {
        this.uploads = uploads;
        this.imports = imports;
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    @PostMapping(
            path = "/v1/admin/imports",
            consumes = {"text/csv", "application/x-ndjson"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportResource> send(
            @RequestParam(required = false) @Nullable String kind,
            @RequestHeader HttpHeaders headers,
            HttpServletRequest request)
            throws IOException {
        FeedKind wanted = Parameters.word("kind", kind, FeedKind.class);
        if (wanted == null) {
            throw Parameters.refused("kind", "required", "must be products, prices or stock");
        }
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        Upload upload = uploads.receive(wanted, FileBody.format(headers), key, bodies.of(request));
        return switch (upload) {
            case Upload.Accepted(ImportView view, boolean replayed) -> accepted(view, replayed);
            case Upload.KeyReused _ ->
                throw new ProblemException(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before with another file.");
            case Upload.Unusable(List<Rejection> complaints) ->
                throw new ProblemException(Problem.invalid(complaints.stream()
                        .map(complaint -> FieldError.at("/" + complaint.field(), complaint.code(), complaint.reason()))
                        .toList()));
        };
    }

    /** The import is safe by now: when Temporal is away it begins once it is back. */
    private ResponseEntity<ImportResource> accepted(ImportView view, boolean replayed) {
        if (view.status() == FeedStatus.QUEUED) {
            desk.start(view);
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted()
                .location(URI.create("/v1/admin/imports/" + view.id()))
                .cacheControl(CacheControl.noStore());
        return (replayed ? answer.header(RequestHeaders.REPLAYED, "true") : answer).body(ImportResource.of(view));
    }

    @Override
    @GetMapping(path = "/v1/admin/imports", produces = MediaType.APPLICATION_JSON_VALUE)
    public ImportResource.ImportPage imports(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        return paged(() -> ImportResource.imports(
                imports.list(Parameters.text("cursor", cursor, 500), Parameters.limit(limit, 100))));
    }

    @Override
    @GetMapping(path = "/v1/admin/imports/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportResource> find(@PathVariable String id) {
        return answer(view(id));
    }

    @Override
    @GetMapping(path = "/v1/admin/imports/{id}/rejections", produces = MediaType.APPLICATION_JSON_VALUE)
    public ImportResource.RejectionPage rejections(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ImportId known = view(id).id();
        return paged(() -> ImportResource.rejections(
                imports.rejections(known, Parameters.text("cursor", cursor, 500), Parameters.limit(limit, 1_000))));
    }

    @Override
    @PostMapping(path = "/v1/admin/imports/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportResource> cancel(@PathVariable String id) {
        ImportView view = view(id);
        if (!view.status().isFinal()) {
            desk.cancel(view.id());
            view = view(id);
        }
        return switch (view.status()) {
            case CANCELLED -> answer(view);
            // Not heard in time: asking again is harmless.
            case UPLOADING, QUEUED, RUNNING -> ResponseEntity.accepted().body(ImportResource.of(view));
            case COMPLETED, FAILED ->
                throw new ProblemException(
                        ProblemCode.NOT_CANCELLABLE,
                        "The import is " + ImportResource.word(view.status()) + " already.");
        };
    }

    private ImportView view(String id) {
        if (ImportId.isWellFormed(id)) {
            ImportView view = imports.find(new ImportId(id)).orElse(null);
            if (view != null) {
                return view;
            }
        }
        throw new ProblemException(ProblemCode.IMPORT_NOT_FOUND, "No import has this id.");
    }

    private static ResponseEntity<ImportResource> answer(ImportView view) {
        return ResponseEntity.ok()
                .eTag("\"" + view.version() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(ImportResource.of(view));
    }

    static <T> T paged(Supplier<T> page) {
        try {
            return page.get();
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }
}
