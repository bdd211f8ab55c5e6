package dev.packhorse.order;

import dev.packhorse.Cursor;
import dev.packhorse.InvalidCursor;
import dev.packhorse.Vocabulary;
import dev.packhorse.customer.Customer;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of orders, newest first. Ids sort by time, so the id alone says where a page ended and no row is met twice. */
final class OrderList {

    private final JdbcClient jdbc;

    OrderList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OrderPage page(OrderQuery query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        filter(query, conditions, values);
        values.add(query.limit() + 1);
        List<OrderSummary> found = jdbc.sql("""
                select o.id, o.status, o.customer_name, o.customer_email, o.total, o.currency, o.created_at, o.placed_at,
                  o.updated_at, coalesce(p.status, 'none') as payment_status,
                  exists (select from attention a where a.order_id = o.id and a.settled_at is null) as needs_attention
                from orders o left join payment p on p.order_id = o.id
                where\s""" + String.join(" and ", conditions) + " order by o.id desc limit ?")
                .params(values)
                .query((row, _) -> summary(row))
                .list();
        boolean more = found.size() > query.limit();
        List<OrderSummary> items = more ? found.subList(0, query.limit()) : found;
        return new OrderPage(items, more ? Cursor.of(items.getLast().id().value()) : null);
    }

    private static void filter(OrderQuery query, List<String> conditions, List<Object> values) {
        if (query.status() != null) {
            conditions.add("o.status = ?");
            values.add(Vocabulary.stored(query.status()));
        }
        if (query.email() != null) {
            conditions.add("lower(o.customer_email) = lower(?)");
            values.add(query.email());
        }
        if (query.needsAttention() != null) {
            conditions.add((query.needsAttention() ? "" : "not ")
                    + "exists (select from attention a where a.order_id = o.id and a.settled_at is null)");
        }
        if (query.placedAfter() != null) {
            conditions.add("o.placed_at >= ?");
            values.add(query.placedAfter().atOffset(ZoneOffset.UTC));
        }
        if (query.placedBefore() != null) {
            conditions.add("o.placed_at < ?");
            values.add(query.placedBefore().atOffset(ZoneOffset.UTC));
        }
        if (query.cursor() != null) {
            conditions.add("o.id < ?");
            values.add(idIn(query.cursor()));
        }
    }

    private static String idIn(String cursor) {
        String id = Cursor.keys(cursor, 1).getFirst();
        if (!OrderId.isWellFormed(id)) {
            throw new InvalidCursor(cursor);
        }
        return id;
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        return new OrderSummary(
                new OrderId(row.getString("id")),
                Vocabulary.read(OrderStatus.class, row.getString("status")),
                Vocabulary.read(PaymentStatus.class, row.getString("payment_status")),
                new Customer(row.getString("customer_name"), row.getString("customer_email")),
                Money.of(row.getLong("total"), row.getString("currency")),
                row.getBoolean("needs_attention"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "placed_at"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
