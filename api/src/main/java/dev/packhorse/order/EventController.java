package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An order's timeline, page by page or live. */
@ApiComponent
@RestController
class EventController implements EventOperations {

    private static final int PAGE_MAX = 200;

    private final OrderViews views;
    private final EventStreams streams;

    EventController(OrderViews views, EventStreams streams) {
        this.views = views;
        this.streams = streams;
    }

    @Override
    @GetMapping(path = "/v1/orders/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    public EventResource.Page events(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit) {
        OrderId order = find(id).id();
        int most = Parameters.limit(limit, PAGE_MAX);
        List<OrderEvent> events = views.events(order, Parameters.number("after", after, 0, Long.MAX_VALUE, 0), most);
        String next =
                events.size() < most ? null : String.valueOf(events.getLast().seq());
        return new EventResource.Page(events.stream().map(EventResource::of).toList(), next);
    }

    @Override
    @GetMapping(path = "/v1/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public ResponseEntity<SseEmitter> stream(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after) {
        OrderView order = find(id);
        String resume = lastEventId == null || lastEventId.isBlank() ? after : lastEventId;
        long seen = Parameters.number("Last-Event-ID", resume, 0, Long.MAX_VALUE, 0);
        if (order.status().isFinal() && views.events(order.id(), seen, 1).isEmpty()) {
            // Tells an EventSource that there is nothing to come back for.
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("X-Accel-Buffering", "no")
                .body(streams.open(order.id(), seen));
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
