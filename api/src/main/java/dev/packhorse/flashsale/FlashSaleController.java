package dev.packhorse.flashsale;

import dev.packhorse.Expected;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Fields;
import dev.packhorse.api.Preconditions;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.inventory.Sku;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Flash sales as staff set them, and the queue as a customer sees it. */
@ApiComponent
@RestController
class FlashSaleController implements FlashSaleOperations {

    private final FlashSales sales;
    private final SaleQueue queue;

    FlashSaleController(FlashSales sales, SaleQueue queue) {
        this.sales = sales;
        this.queue = queue;
    }

    @Override
    @GetMapping(path = "/v1/admin/flash-sales/{sku}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> flashSale(@PathVariable String sku) {
        return answer(200, sales.find(sku(sku)).orElseThrow(FlashSaleController::notFound));
    }

    @Override
    @PutMapping(
            path = "/v1/admin/flash-sales/{sku}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> put(
            @PathVariable String sku,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        Expected expected = Preconditions.expected(headers);
        FlashSale wanted = read(sku(sku), body == null ? new byte[0] : body);
        return switch (sales.put(wanted, expected)) {
            case FlashSales.Change.Done(FlashSale sale) ->
                answer(expected instanceof Expected.Nothing ? 201 : 200, sale);
            case FlashSales.Change.NotAsExpected(long version) -> throw Preconditions.failed(version);
            case FlashSales.Change.UnknownSku _ ->
                throw new ProblemException(ProblemCode.FLASH_SALE_NOT_FOUND, "Nothing is sold under this SKU.");
        };
    }

    @Override
    @DeleteMapping(path = "/v1/admin/flash-sales/{sku}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> remove(@PathVariable String sku, @RequestHeader HttpHeaders headers) {
        return switch (sales.remove(sku(sku), new Expected.Version(Preconditions.ifMatch(headers)))) {
            case FlashSales.Change.Done _ -> ResponseEntity.noContent().build();
            case FlashSales.Change.UnknownSku _ -> throw notFound();
            case FlashSales.Change.NotAsExpected(long version) ->
                throw version == 0 ? notFound() : Preconditions.failed(version);
        };
    }

    @Override
    @GetMapping(path = "/v1/tickets/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> ticket(@PathVariable String id) {
        QueuePlace place = queue.find(id)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.TICKET_NOT_FOUND, "Nobody waits with it any more."));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(place.retryAfter().toSeconds()))
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Wire.bytes(QueueResource.of(place)));
    }

    private static ResponseEntity<byte[]> answer(int status, FlashSale sale) {
        return ResponseEntity.status(status)
                .eTag(Preconditions.tag(sale.version()))
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Wire.bytes(FlashSaleResource.of(sale)));
    }

    private static FlashSale read(Sku sku, byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        int limit = (int) fields.number("per_customer_limit", 1, FlashSale.LIMIT_MAX);
        int atOnce = (int) fields.number("at_once", 1, FlashSale.AT_ONCE_MAX);
        int queueLength = (int) fields.number("queue_length", 0, FlashSale.QUEUE_MAX);
        Instant startsAt = instant(fields, "starts_at");
        Instant endsAt = instant(fields, "ends_at");
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            fields.note("ends_at", "out_of_range", "must be after starts_at");
        }
        fields.refuseOthers();
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
        return new FlashSale(sku, limit, atOnce, queueLength, startsAt, endsAt, 0);
    }

    private static @Nullable Instant instant(Fields fields, String field) {
        String text = fields.optionalText(field, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return instant;
            }
            fields.note(field, "out_of_range", "must be a time of our days");
        } catch (DateTimeException notATime) {
            fields.note(field, "malformed", "must be a time such as 2026-11-27T08:00:00Z");
        }
        return null;
    }

    private static Sku sku(String sku) {
        if (!Sku.isWellFormed(sku)) {
            throw notFound();
        }
        return new Sku(sku);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.FLASH_SALE_NOT_FOUND, "This SKU is sold like any other.");
    }
}
