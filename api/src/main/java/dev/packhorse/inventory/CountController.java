package dev.packhorse.inventory;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.RequestHeaders;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts of what lies in a warehouse, while orders go on. */
@ApiComponent
@RestController
class CountController implements CountOperations {

    private static final String COUNTS = "/v1/admin/counts";

    private final StockCounts counts;

    CountController(StockCounts counts) {
        this.counts = counts;
    }

    @Override
    @PostMapping(
            path = COUNTS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<CountResource> openCount(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        CountForm form = StockForms.read(body, fields -> CountForm.read(fields, headers));
        StockCount.Draft draft = form.draft(key);
        CountOutcome.Done done = done(counts.open(draft), draft.skus());
        return answer(
                ResponseEntity.created(URI.create(COUNTS + "/" + done.count().id())), done);
    }

    @Override
    @GetMapping(path = COUNTS, produces = MediaType.APPLICATION_JSON_VALUE)
    public CountResource.Listing counts(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        try {
            StockPage<StockCount> page =
                    counts.page(Parameters.text("cursor", cursor, 500), Parameters.limit(limit, 50));
            return new CountResource.Listing(
                    page.items().stream().map(CountResource::of).toList(), page.nextCursor());
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }

    @Override
    @GetMapping(path = COUNTS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public CountResource count(@PathVariable String id) {
        return CountResource.of(find(id));
    }

    @Override
    @PostMapping(
            path = COUNTS + "/{id}/lines",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<CountResource> countLines(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        PaperId count = find(id).id();
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        StockCount.Sheet sheet = StockForms.read(body, fields -> CountForm.Sheet.read(fields, headers))
                .sheet(key);
        List<Sku> skus = sheet.lines().stream().map(Transfer.Line::sku).toList();
        return answer(ResponseEntity.ok(), done(counts.record(count, sheet), skus));
    }

    @Override
    @PostMapping(
            path = COUNTS + "/{id}/approve",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<CountResource> approveCount(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        PaperId count = find(id).id();
        CountForm.Approval form = StockForms.read(body, fields -> CountForm.Approval.read(fields, headers));
        return answer(ResponseEntity.ok(), done(counts.approve(count, form.actor(), form.skus()), form.skus()));
    }

    @Override
    @PostMapping(path = COUNTS + "/{id}/close", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<CountResource> closeCount(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        PaperId count = find(id).id();
        String actor = StockForms.actorOf(body, headers);
        return answer(ResponseEntity.ok(), done(counts.close(count, actor), List.of()));
    }

    @Override
    @PostMapping(path = COUNTS + "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<CountResource> cancelCount(@PathVariable String id) {
        return answer(ResponseEntity.ok(), done(counts.cancel(find(id).id()), List.of()));
    }

    private static ResponseEntity<CountResource> answer(ResponseEntity.BodyBuilder response, CountOutcome.Done done) {
        if (done.replayed()) {
            response.header(RequestHeaders.REPLAYED, "true");
        }
        return response.body(CountResource.of(done.count()));
    }

    private static CountOutcome.Done done(CountOutcome outcome, List<Sku> lines) {
        return switch (outcome) {
            case CountOutcome.Done done -> done;
            case CountOutcome.KeyReused() -> throw StockProblems.keyReused();
            case CountOutcome.NoSuchWarehouse() -> throw StockProblems.noSuchWarehouse("/warehouse");
            case CountOutcome.NoSuchSkus(List<Sku> skus) -> throw StockProblems.noSuchSkus(lines, skus);
            case CountOutcome.TooMany(int most) ->
                throw new ProblemException(
                        ProblemCode.COUNT_NOT_POSSIBLE, "One count has at most " + most + " SKUs: name some.");
            case CountOutcome.BeingCounted(List<Sku> skus) -> throw refused("They are being counted already", skus);
            case CountOutcome.Unsettled(List<Sku> skus) ->
                throw refused("They are not counted, or want a second count or another person's word", skus);
            case CountOutcome.SamePerson(List<Sku> skus) -> throw refused("Who has counted cannot approve", skus);
            case CountOutcome.StockIsHeld(List<StockShortage> shortages) -> throw StockProblems.held(shortages);
            case CountOutcome.Ended() -> throw new ProblemException(ProblemCode.COUNT_NOT_POSSIBLE, "It has ended.");
        };
    }

    private static ProblemException refused(String why, List<Sku> skus) {
        List<String> names = skus.stream().map(Sku::value).toList();
        return new ProblemException(Problem.of(
                        ProblemCode.COUNT_NOT_POSSIBLE,
                        why + ": " + String.join(", ", names.subList(0, Math.min(10, names.size()))) + ".")
                .with("skus", names));
    }

    private StockCount find(String id) {
        if (PaperId.Kind.COUNT.isOf(id)) {
            StockCount count = counts.find(new PaperId(id)).orElse(null);
            if (count != null) {
                return count;
            }
        }
        throw new ProblemException(ProblemCode.PAPER_NOT_FOUND, "Nothing has this id.");
    }
}
