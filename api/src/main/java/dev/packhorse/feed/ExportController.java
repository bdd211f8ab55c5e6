package dev.packhorse.feed;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.RequestHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
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

/** Bulk files going out. */
@ApiComponent
@RestController
class ExportController implements ExportOperations {

    /** Each keeps a connection to the database for as long as its reader takes. */
    private static final int STREAMS_AT_ONCE = 3;

    private final Exports exports;
    private final FeedDesk desk;
    private final Semaphore streams = new Semaphore(STREAMS_AT_ONCE);

    ExportController(Exports exports, FeedDesk desk) {
        this.exports = exports;
        this.desk = desk;
    }

    @Override
    @GetMapping(
            path = "/v1/admin/exports/{kind:products|prices|stock}",
            produces = {"text/csv", "application/x-ndjson"})
    public void stream(@PathVariable String kind, @RequestHeader HttpHeaders headers, HttpServletResponse response)
            throws IOException {
        FeedFormat format =
                headers.getAccept().stream().anyMatch(type -> type.getSubtype().equals("x-ndjson"))
                        ? FeedFormat.NDJSON
                        : FeedFormat.CSV;
        if (!streams.tryAcquire()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_EXPORTS,
                    "Repeat the call later, or let a workflow write it: POST /v1/admin/exports.");
        }
        try {
            begin(response, format, kind);
            exports.stream(FeedKind.valueOf(kind.toUpperCase(Locale.ROOT)), format, response.getOutputStream());
        } finally {
            streams.release();
        }
    }

    @Override
    @PostMapping(path = "/v1/admin/exports", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ExportResource> begin(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader HttpHeaders headers) {
        FeedKind wanted = Parameters.word("kind", kind, FeedKind.class);
        if (wanted == null) {
            throw Parameters.refused("kind", "required", "must be products, prices or stock");
        }
        FeedFormat as = Objects.requireNonNullElse(Parameters.word("format", format, FeedFormat.class), FeedFormat.CSV);
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        ExportView view = exports.create(wanted, as, key)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before for another export."));
        if (view.status() == FeedStatus.QUEUED) {
            desk.start(view);
        }
        return ResponseEntity.accepted()
                .location(URI.create("/v1/admin/exports/" + view.id()))
                .cacheControl(CacheControl.noStore())
                .body(ExportResource.of(view));
    }

    @Override
    @GetMapping(path = "/v1/admin/exports/{id:exp_.*}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ExportResource> find(@PathVariable String id) {
        ExportView view = view(id);
        return ResponseEntity.ok()
                .eTag("\"" + view.version() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(ExportResource.of(view));
    }

    @Override
    @GetMapping(path = "/v1/admin/exports/{id}/content")
    public void content(@PathVariable String id, HttpServletResponse response) throws IOException {
        ExportView view = view(id);
        if (view.status() != FeedStatus.COMPLETED) {
            throw new ProblemException(
                    ProblemCode.EXPORT_NOT_READY, "The export is " + ImportResource.word(view.status()) + ".");
        }
        if (!exports.isKept(view.id()) && view.bytes() > 0) {
            throw new ProblemException(ProblemCode.EXPORT_NOT_FOUND, "Its file is not kept any more.");
        }
        begin(response, view.format(), ImportResource.word(view.kind()));
        exports.content(view.id(), response.getOutputStream());
    }

    private static void begin(HttpServletResponse response, FeedFormat format, String kind) {
        response.setContentType(format.mediaType() + (format == FeedFormat.CSV ? ";charset=utf-8" : ""));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + kind + "." + ImportResource.word(format) + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private ExportView view(String id) {
        if (ExportId.isWellFormed(id)) {
            ExportView view = exports.find(new ExportId(id)).orElse(null);
            if (view != null) {
                return view;
            }
        }
        throw new ProblemException(ProblemCode.EXPORT_NOT_FOUND, "No export has this id.");
    }
}
