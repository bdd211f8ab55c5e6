package dev.packhorse.order;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.EntityTag;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.RequestHeaders;
import dev.packhorse.api.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/** Orders: placed, looked at, cancelled. */
@ApiComponent
@RestController
class OrderController implements OrderOperations {

    private final CheckoutReader reader;
    private final CheckoutCounter counter;
    private final OrderViews views;
    private final CancelDesk cancellations;
    private final ApiProperties properties;

    OrderController(
            CheckoutReader reader,
            CheckoutCounter counter,
            OrderViews views,
            CancelDesk cancellations,
            ApiProperties properties) {
        this.reader = reader;
        this.counter = counter;
        this.views = views;
        this.cancellations = cancellations;
        this.properties = properties;
    }

    @Override
    @PostMapping(
            path = "/v1/orders",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> checkOut(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        String key = RequestHeaders.idempotencyKey(headers.get(RequestHeaders.IDEMPOTENCY_KEY));
        CheckoutRequest request = reader.read(body == null ? new byte[0] : body);
        Duration wait = RequestHeaders.wait(headers.get("Prefer"), properties);
        return answer(counter.checkOut(key, request, wait));
    }

    /** Placed by one call or by two, an order is answered the same. */
    static ResponseEntity<byte[]> answer(Receipt receipt) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(
                        receipt.answer().status())
                .location(URI.create("/v1/orders/" + receipt.order()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(
                        receipt.answer().status() < 400
                                ? MediaType.APPLICATION_JSON
                                : MediaType.APPLICATION_PROBLEM_JSON);
        if (receipt.replayed()) {
            response.header(RequestHeaders.REPLAYED, "true");
        }
        return response.body(receipt.answer().body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    @GetMapping(path = "/v1/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> order(@PathVariable String id) {
        return EntityTag.ok(Wire.bytes(OrderResource.of(find(id))));
    }

    @Override
    @GetMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    public OrderListResource orders(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(name = "needs_attention", required = false) @Nullable String needsAttention,
            @RequestParam(name = "placed_after", required = false) @Nullable String placedAfter,
            @RequestParam(name = "placed_before", required = false) @Nullable String placedBefore,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        OrderQuery query = new OrderQuery(
                Parameters.word("status", status, OrderStatus.class),
                Parameters.text("email", email, 254),
                Parameters.flag("needs_attention", needsAttention),
                Parameters.instant("placed_after", placedAfter),
                Parameters.instant("placed_before", placedBefore),
                Parameters.text("cursor", cursor, 500),
                Parameters.limit(limit, OrderQuery.LIMIT_MAX));
        try {
            return OrderListResource.of(views.list(query));
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }

    @Override
    @PostMapping(path = "/v1/orders/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> cancel(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        OrderView order = find(id);
        String reason = CancelRequest.reason(body);
        boolean done = cancellations.cancel(order, reason, RequestHeaders.wait(headers.get("Prefer"), properties));
        return ResponseEntity.status(done ? 200 : 202)
                .location(URI.create("/v1/orders/" + order.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Wire.bytes(OrderResource.of(find(id))));
    }

    private OrderView find(String id) {
        if (OrderId.isWellFormed(id)) {
            OrderView view = views.find(new OrderId(id)).orElse(null);
            if (view != null) {
                return view;
            }
        }
        throw new ProblemException(ProblemCode.ORDER_NOT_FOUND, "No order has this id.");
    }
}
