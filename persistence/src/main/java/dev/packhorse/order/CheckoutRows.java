package dev.packhorse.order;

import dev.packhorse.customer.Address;
import dev.packhorse.payment.PaymentMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds and makes the row of an idempotency key. */
final class CheckoutRows {

    private final JdbcClient jdbc;

    CheckoutRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record KnownKey(OrderId id, String requestHash) {}

    Optional<KnownKey> find(String idempotencyKey) {
        return jdbc.sql("select id, request_hash from orders where idempotency_key = ?")
                .param(idempotencyKey)
                .query((row, _) -> new KnownKey(new OrderId(row.getString("id")), row.getString("request_hash")))
                .optional();
    }

    /** @return false when the key exists, after having waited for the transaction that made it */
    boolean insert(Checkout checkout, Order order) {
        Address address = checkout.shippingAddress();
        PaymentMethod method = order.paymentMethod();
        int inserted = jdbc.sql("""
                insert into orders (id, idempotency_key, request_hash, customer_name, customer_email, ship_line1, ship_line2,
                  ship_city, ship_region, ship_postal_code, ship_country, currency, total, payment_method)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (idempotency_key) do nothing
                """)
                .params(order.id().value(), checkout.idempotencyKey(), checkout.requestHash())
                .params(checkout.customer().name(), checkout.customer().email())
                .param(address.line1())
                .param(address.line2())
                .param(address.city())
                .param(address.region())
                .params(address.postalCode(), address.country())
                .params(checkout.currency().getCurrencyCode(), order.total().amount())
                .param(method == null ? null : method.token())
                .update();
        if (inserted == 1) {
            insertLines(order);
        }
        return inserted == 1;
    }

    private void insertLines(Order order) {
        List<OrderLine> lines = order.lines();
        jdbc.sql("""
                insert into order_line (order_id, position, sku, title, quantity, unit_price)
                select ?, * from unnest(?, ?, ?, ?, ?)
                """)
                .param(order.id().value())
                .param(IntStream.range(0, lines.size()).boxed().toArray(Integer[]::new))
                .param(lines.stream().map(line -> line.sku().value()).toArray(String[]::new))
                .param(lines.stream().map(OrderLine::title).toArray(String[]::new))
                .param(lines.stream().map(OrderLine::quantity).toArray(Integer[]::new))
                .param(lines.stream().map(line -> line.unitPrice().amount()).toArray(Long[]::new))
                .update();
    }
}
