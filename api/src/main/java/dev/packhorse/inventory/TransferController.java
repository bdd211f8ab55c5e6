package dev.packhorse.inventory;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.RequestHeaders;
import dev.packhorse.order.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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

/** Goods from one warehouse to another. */
@ApiComponent
@RestController
class TransferController implements TransferOperations {

    private final Transfers transfers;
    private final TransferDesk desk;
    private final ApiProperties properties;
    private final Clock clock = Clock.systemUTC();

    TransferController(Transfers transfers, TransferDesk desk, ApiProperties properties) {
        this.transfers = transfers;
        this.desk = desk;
        this.properties = properties;
    }

    @Override
    @PostMapping(
            path = "/v1/admin/transfers",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<TransferResource> request(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        TransferForm form = StockForms.read(body, fields -> TransferForm.read(fields, headers));
        TransferView.Draft draft = form.draft(key, PaperId.next(PaperId.Kind.TRANSFER, clock.instant()));
        return switch (transfers.request(draft)) {
            case TransferRequest.Requested(TransferView view, boolean replayed) -> {
                if (!view.status().isFinal()) {
                    desk.start(view.transfer());
                }
                ResponseEntity.BodyBuilder created = ResponseEntity.created(
                        URI.create("/v1/admin/transfers/" + view.transfer().id()));
                if (replayed) {
                    created.header(RequestHeaders.REPLAYED, "true");
                }
                yield created.body(TransferResource.of(view));
            }
            case TransferRequest.KeyReused() -> throw StockProblems.keyReused();
            case TransferRequest.NoSuchWarehouse(WarehouseCode code) ->
                throw StockProblems.noSuchWarehouse(code.value().equals(form.origin()) ? "/origin" : "/destination");
            case TransferRequest.DestinationClosed() ->
                throw StockProblems.closed(draft.transfer().destination());
            case TransferRequest.NoSuchSkus(List<Sku> skus) ->
                throw StockProblems.noSuchSkus(
                        draft.transfer().lines().stream()
                                .map(Transfer.Line::sku)
                                .toList(),
                        skus);
        };
    }

    @Override
    @GetMapping(path = "/v1/admin/transfers", produces = MediaType.APPLICATION_JSON_VALUE)
    public TransferResource.Listing transfers(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        try {
            return TransferResource.of(transfers.page(
                    Parameters.word("status", status, TransferStatus.class),
                    Parameters.text("cursor", cursor, 500),
                    Parameters.limit(limit, 100)));
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }

    @Override
    @GetMapping(path = "/v1/admin/transfers/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public TransferResource transfer(@PathVariable String id) {
        return TransferResource.of(find(id));
    }

    @Override
    @PostMapping(path = "/v1/admin/transfers/{id}/ship", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<TransferResource> ship(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        TransferView view = find(id);
        String actor = StockForms.actorOf(body, headers);
        return switch (desk.ship(view.transfer(), actor, wait(headers))) {
            case Reply.Decided<ShipOutcome>(ShipOutcome outcome) -> shipped(view, outcome);
            case Reply.Undecided<ShipOutcome> _ -> answer(id, 202);
            case Reply.Denied<ShipOutcome>(String why) -> throw refused(why);
            case Reply.NotRunning<ShipOutcome> _ ->
                switch (find(id).status()) {
                    case IN_TRANSIT, CLOSED -> answer(id, 200);
                    case REQUESTED, CANCELLED -> throw refused("It was cancelled.");
                };
        };
    }

    private ResponseEntity<TransferResource> shipped(TransferView view, ShipOutcome outcome) {
        return switch (outcome) {
            case ShipOutcome.Shipped() -> answer(view.transfer().id().value(), 200);
            case ShipOutcome.StockIsHeld(List<StockShortage> shortages) -> throw StockProblems.held(shortages);
            case ShipOutcome.NoRoom(long free) ->
                throw StockProblems.full(view.transfer().destination(), free);
            case ShipOutcome.DestinationClosed() ->
                throw StockProblems.closed(view.transfer().destination());
            case ShipOutcome.Cancelled() -> throw refused("It was cancelled.");
        };
    }

    @Override
    @PostMapping(
            path = "/v1/admin/transfers/{id}/receive",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<TransferResource> receiveTransfer(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        TransferView view = find(id);
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        Arrival arrival = StockForms.read(body, fields -> TransferForm.Came.read(fields, headers))
                .arrival(key);
        // A transfer that has ended takes nothing more in, but what was told before is answered as it was.
        Reply<ArrivalOutcome> reply = view.status().isFinal()
                ? new Reply.Decided<>(transfers.receive(view.transfer().id(), arrival))
                : desk.receive(view.transfer(), arrival, wait(headers));
        return switch (reply) {
            case Reply.Decided<ArrivalOutcome>(ArrivalOutcome outcome) -> received(id, arrival, outcome);
            case Reply.Undecided<ArrivalOutcome> _ -> answer(id, 202);
            case Reply.Denied<ArrivalOutcome>(String why) -> throw refused(why);
            case Reply.NotRunning<ArrivalOutcome> _ -> throw refused("It has ended.");
        };
    }

    private ResponseEntity<TransferResource> received(String id, Arrival arrival, ArrivalOutcome outcome) {
        return switch (outcome) {
            case ArrivalOutcome.Booked _ -> answer(id, 200);
            case ArrivalOutcome.KeyReused() -> throw StockProblems.keyReused();
            case ArrivalOutcome.NotUnderWay(TransferStatus status) ->
                throw refused(status.isFinal() ? "It has ended." : "It has not been shipped.");
            case ArrivalOutcome.TooMuch(List<Sku> skus) ->
                throw StockProblems.tooMuch(
                        arrival.lines().stream().map(Transfer.Line::sku).toList(), skus);
        };
    }

    @Override
    @PostMapping(path = "/v1/admin/transfers/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<TransferResource> cancelTransfer(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        TransferView view = find(id);
        String actor = StockForms.actorOf(body, headers);
        return switch (desk.cancel(view.transfer(), actor, wait(headers))) {
            case Reply.Decided<TransferStatus>(TransferStatus status) -> cancelled(id, status);
            case Reply.Undecided<TransferStatus> _ -> answer(id, 202);
            case Reply.Denied<TransferStatus>(String why) -> throw refused(why);
            case Reply.NotRunning<TransferStatus> _ -> cancelled(id, find(id).status());
        };
    }

    private ResponseEntity<TransferResource> cancelled(String id, TransferStatus status) {
        return switch (status) {
            case CANCELLED -> answer(id, 200);
            case REQUESTED, IN_TRANSIT, CLOSED -> throw refused("It has been shipped.");
        };
    }

    private ResponseEntity<TransferResource> answer(String id, int status) {
        return ResponseEntity.status(status).body(transfer(id));
    }

    private Duration wait(HttpHeaders headers) {
        return RequestHeaders.wait(headers.get("Prefer"), properties);
    }

    private TransferView find(String id) {
        if (PaperId.Kind.TRANSFER.isOf(id)) {
            TransferView view = transfers.find(new PaperId(id)).orElse(null);
            if (view != null) {
                return view;
            }
        }
        throw new ProblemException(ProblemCode.PAPER_NOT_FOUND, "Nothing has this id.");
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.TRANSFER_NOT_POSSIBLE, why);
    }
}
