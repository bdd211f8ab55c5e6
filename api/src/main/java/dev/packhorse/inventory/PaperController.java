package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
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
import org.springframework.web.bind.annotation.RestController;

/** Receipts and adjustments. */
@ApiComponent
@RestController
class PaperController implements PaperOperations {

    private final StockPapers papers;

    PaperController(StockPapers papers) {
        this.papers = papers;
    }

    @Override
    @PostMapping(
            path = "/v1/admin/receipts",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<PaperResource> receive(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        PaperForm.Receipt form = StockForms.read(body, fields -> PaperForm.Receipt.read(fields, headers));
        return answer("/v1/admin/receipts/", form.draft(key), papers.receive(form.draft(key)));
    }

    @Override
    @PostMapping(
            path = "/v1/admin/adjustments",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<PaperResource> adjust(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        PaperForm.Adjustment form = StockForms.read(body, fields -> PaperForm.Adjustment.read(fields, headers));
        return answer("/v1/admin/adjustments/", form.draft(key), papers.adjust(form.draft(key)));
    }

    @Override
    @GetMapping(path = "/v1/admin/receipts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public PaperResource receipt(@PathVariable String id) {
        return find(PaperId.Kind.RECEIPT, id);
    }

    @Override
    @GetMapping(path = "/v1/admin/adjustments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public PaperResource adjustment(@PathVariable String id) {
        return find(PaperId.Kind.ADJUSTMENT, id);
    }

    private PaperResource find(PaperId.Kind kind, String id) {
        if (kind.isOf(id)) {
            StockPaper paper = papers.find(new PaperId(id)).orElse(null);
            if (paper != null) {
                return PaperResource.of(paper);
            }
        }
        throw new ProblemException(ProblemCode.PAPER_NOT_FOUND, "Nothing has this id.");
    }

    private static ResponseEntity<PaperResource> answer(String place, StockPaper.Draft draft, BookingOutcome outcome) {
        return switch (outcome) {
            case BookingOutcome.Booked(StockPaper paper, boolean replayed) -> {
                ResponseEntity.BodyBuilder created =
                        ResponseEntity.created(URI.create(place + paper.id())).header("Cache-Control", "no-store");
                if (replayed) {
                    created.header(RequestHeaders.REPLAYED, "true");
                }
                yield created.body(PaperResource.of(paper));
            }
            case BookingOutcome.KeyReused() -> throw StockProblems.keyReused();
            case BookingOutcome.NoSuchWarehouse() -> throw StockProblems.noSuchWarehouse("/warehouse");
            case BookingOutcome.WarehouseClosed() -> throw StockProblems.closed(draft.warehouse());
            case BookingOutcome.NoSuchSkus(List<Sku> skus) -> throw noSuchSkus(draft, skus);
            case BookingOutcome.WarehouseFull(long free) -> throw StockProblems.full(draft.warehouse(), free);
            case BookingOutcome.StockIsHeld(List<StockShortage> shortages) -> throw StockProblems.held(shortages);
        };
    }

    private static ProblemException noSuchSkus(StockPaper.Draft draft, List<Sku> skus) {
        return StockProblems.noSuchSkus(
                draft.lines().stream().map(StockPaper.Line::sku).toList(), skus);
    }
}
