package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.EntityTag;
import dev.packhorse.api.RequestHeaders;
import dev.packhorse.api.Wire;
import dev.packhorse.flashsale.QueuePlace;
import dev.packhorse.flashsale.QueueResource;
import dev.packhorse.payment.PaymentMethod;
import java.net.URI;
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

/** Checkouts: held before anybody pays. */
@ApiComponent
@RestController
class CheckoutController implements CheckoutOperations {

    private final CheckoutReader reader;
    private final Till till;
    private final ApiProperties properties;

    CheckoutController(CheckoutReader reader, Till till, ApiProperties properties) {
        this.reader = reader;
        this.till = till;
        this.properties = properties;
    }

    @Override
    @PostMapping(
            path = "/v1/checkouts",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> open(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        OpeningRequest request = reader.readOpening(bytes(body));
        return switch (till.open(key, request)) {
            case Till.Opening.Opened(CheckoutView checkout, boolean replayed) -> opened(checkout, replayed);
            case Till.Opening.Queued(QueuePlace place) -> queued(place);
        };
    }

    private static ResponseEntity<byte[]> opened(CheckoutView checkout, boolean replayed) {
        ResponseEntity.BodyBuilder response = ResponseEntity.created(URI.create("/v1/checkouts/" + checkout.id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON);
        if (replayed) {
            response.header(RequestHeaders.REPLAYED, "true");
        }
        return response.body(Wire.bytes(CheckoutResource.of(checkout)));
    }

    private static ResponseEntity<byte[]> queued(QueuePlace place) {
        return ResponseEntity.accepted()
                .location(URI.create("/v1/tickets/" + place.ticket()))
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(place.retryAfter().toSeconds()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Wire.bytes(QueueResource.of(place)));
    }

    @Override
    @GetMapping(path = "/v1/checkouts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> checkout(@PathVariable String id) {
        return EntityTag.ok(Wire.bytes(CheckoutResource.of(till.view(id(id)))));
    }

    @Override
    @PostMapping(path = "/v1/checkouts/{id}/extend", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> extend(@PathVariable String id) {
        return EntityTag.ok(Wire.bytes(CheckoutResource.of(till.extend(id(id)))));
    }

    @Override
    @PostMapping(path = "/v1/checkouts/{id}/abandon", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> abandon(@PathVariable String id) {
        return EntityTag.ok(Wire.bytes(CheckoutResource.of(till.abandon(id(id)))));
    }

    @Override
    @PostMapping(
            path = "/v1/checkouts/{id}/pay",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> pay(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        CheckoutId checkout = id(id);
        PaymentMethod method = reader.readPayment(bytes(body));
        return OrderController.answer(
                till.pay(checkout, method, RequestHeaders.wait(headers.get("Prefer"), properties)));
    }

    private static CheckoutId id(String id) {
        if (!CheckoutId.isWellFormed(id)) {
            throw Till.notFound();
        }
        return new CheckoutId(id);
    }

    private static byte[] bytes(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
