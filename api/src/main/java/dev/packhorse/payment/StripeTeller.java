package dev.packhorse.payment;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Wire;
import dev.packhorse.inbox.InboxEvent;
import dev.packhorse.inbox.Teller;
import dev.packhorse.order.OrderDesk;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderViews;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Wakes an order that waits for its customer's bank. Every other event only repeats what our own calls have written down
 * already. The event is not believed: the workflow asks the provider where the payment stands.
 */
@ApiComponent
@Component
class StripeTeller implements Teller {

    private final Payments payments;
    private final OrderViews orders;
    private final OrderDesk desk;

    StripeTeller(Payments payments, OrderViews orders, OrderDesk desk) {
        this.payments = payments;
        this.orders = orders;
        this.desk = desk;
    }

    @Override
    public String provider() {
        return StripeWebhook.PROVIDER;
    }

    @Override
    public void apply(InboxEvent event) {
        if (!event.type().startsWith("payment_intent.")) {
            return;
        }
        JsonNode intent = Wire.read(event.payload().getBytes(StandardCharsets.UTF_8))
                .path("data")
                .path("object");
        OrderId order = orderOf(intent).orElseThrow(() -> new NotYet("no order has this payment yet"));
        switch (orders.status(order).orElseThrow(() -> new NotYet("this order is not stored yet"))) {
            case AWAITING_PAYMENT -> desk.paymentChanged(order);
            // Our own call has not returned: it may bring the answer, or begin to wait for the very change that was
            // told.
            case PENDING -> throw new NotYet("the order is still being authorised");
            case PLACED, SHIPPED, DELIVERED, REFUSED, CANCELLED, EXPIRED -> {}
        }
    }

    private Optional<OrderId> orderOf(JsonNode intent) {
        return payments.byAuthorisation(intent.path("id").asString(""))
                .or(() -> Optional.of(intent.path("metadata").path("order_id").asString(""))
                        .filter(OrderId::isWellFormed)
                        .map(OrderId::new));
    }
}
