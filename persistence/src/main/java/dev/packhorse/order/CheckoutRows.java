package dev.packhorse.order;

import dev.packhorse.Json;
import dev.packhorse.Vocabulary;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.Coordinates;
import dev.packhorse.inventory.CameFirst;
import dev.packhorse.inventory.HoldWords;
import dev.packhorse.inventory.PlannedParcels;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.order.CheckoutTaking.Taken;
import dev.packhorse.payment.PaymentMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds and makes the rows of idempotency keys, for a whole batch at once. */
final class CheckoutRows {

    private final JdbcClient jdbc;
    private final PlannedParcels parcels;

    CheckoutRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.parcels = new PlannedParcels(jdbc);
    }

    /** What the key's order was, and where it stands. */
    record Known(String requestHash, OrderStatus status, Order order) {}

    private record Head(
            String requestHash,
            OrderStatus status,
            OrderId id,
            Money total,
            @Nullable PaymentMethod method) {}

    private record Line(OrderId order, int position, OrderLine line) {}

    /** By key; a key that is not known is not in it. */
    Map<String, Known> find(Collection<String> idempotencyKeys) {
        Map<String, Head> heads = new LinkedHashMap<>();
        Map<String, List<OrderLine>> lines = new HashMap<>();
        jdbc.sql("""
                select o.idempotency_key, o.request_hash, o.status, o.id, o.total, o.currency, o.payment_method,
                  l.sku, l.title, l.quantity, l.unit_price
                from orders o join order_line l on l.order_id = o.id
                where o.idempotency_key = any(?) order by o.id, l.position
                """).param(idempotencyKeys.toArray(String[]::new)).query(row -> {
            String key = row.getString("idempotency_key");
            heads.putIfAbsent(key, head(row));
            lines.computeIfAbsent(key, _ -> new ArrayList<>()).add(line(row));
        });
        Map<String, Known> known = new HashMap<>();
        heads.forEach((key, head) -> known.put(
                key,
                new Known(
                        head.requestHash(),
                        head.status(),
                        new Order(head.id(), lines.getOrDefault(key, List.of()), head.total(), head.method()))));
        return known;
    }

    /** @throws CameFirst when a key exists by now, after having waited for the transaction that made it */
    void insert(Collection<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        // By key: two processes that meet at the same keys meet in the same order.
        List<Taken> sorted = taken.stream()
                .sorted(Comparator.comparing(each -> each.checkout().idempotencyKey()))
                .toList();
        int inserted = insertOrders(sorted);
        if (inserted != sorted.size()) {
            throw new CameFirst((sorted.size() - inserted) + " of " + sorted.size() + " keys were there already.");
        }
        insertLines(sorted);
        insertFirstEvents(sorted);
        parcels.insert(sorted.stream()
                .map(each -> new PlannedParcels.Plan(each.hold(), each.parcels()))
                .toList());
    }

    /** Each has its first event already: see {@link #insertFirstEvents}. */
    private int insertOrders(List<Taken> taken) {
        return jdbc.sql("""
                insert into orders (id, idempotency_key, request_hash, customer_name, customer_email, ship_line1, ship_line2,
                  ship_city, ship_region, ship_postal_code, ship_country, ship_latitude, ship_longitude,
                  currency, total, payment_method, events)
                select *, 1 from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (idempotency_key) do nothing
                """)
                .param(orderIds(taken))
                .param(strings(taken, each -> each.checkout().idempotencyKey()))
                .param(strings(taken, each -> each.checkout().requestHash()))
                .param(strings(taken, each -> each.checkout().customer().name()))
                .param(strings(taken, each -> each.checkout().customer().email()))
                .param(addresses(taken, Address::line1))
                .param(addresses(taken, Address::line2))
                .param(addresses(taken, Address::city))
                .param(addresses(taken, Address::region))
                .param(addresses(taken, Address::postalCode))
                .param(addresses(taken, Address::country))
                .param(degrees(taken, Coordinates::latitude))
                .param(degrees(taken, Coordinates::longitude))
                .param(strings(taken, each -> each.checkout().currency().getCurrencyCode()))
                .param(taken.stream().map(each -> each.order().total().amount()).toArray(Long[]::new))
                .param(taken.stream()
                        .map(each -> token(each.order().paymentMethod()))
                        .toArray(String[]::new))
                .update();
    }

    private void insertLines(List<Taken> taken) {
        List<Line> lines = new ArrayList<>();
        taken.forEach(each -> {
            int position = 0;
            for (OrderLine line : each.order().lines()) {
                lines.add(new Line(each.order().id(), position++, line));
            }
        });
        jdbc.sql("""
                insert into order_line (order_id, position, sku, title, quantity, unit_price)
                select * from unnest(?, ?, ?, ?, ?, ?)
                """)
                .param(lines.stream().map(each -> each.order().value()).toArray(String[]::new))
                .param(lines.stream().map(Line::position).toArray(Integer[]::new))
                .param(lines.stream().map(each -> each.line().sku().value()).toArray(String[]::new))
                .param(lines.stream().map(each -> each.line().title()).toArray(String[]::new))
                .param(lines.stream().map(each -> each.line().quantity()).toArray(Integer[]::new))
                .param(lines.stream()
                        .map(each -> each.line().unitPrice().amount())
                        .toArray(Long[]::new))
                .update();
    }

    private void insertFirstEvents(List<Taken> taken) {
        jdbc.sql("""
                insert into order_event (order_id, seq, type, text, data)
                select id, 1, 'stock_held', text, data::jsonb from unnest(?, ?, ?) as held (id, text, data)
                """)
                .param(orderIds(taken))
                .param(strings(taken, each -> HoldWords.held(each.parcels())))
                .param(strings(taken, each -> Json.write(HoldWords.data(each.parcels()))))
                .update();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getString("request_hash"),
                Vocabulary.read(OrderStatus.class, row.getString("status")),
                new OrderId(row.getString("id")),
                Money.of(row.getLong("total"), row.getString("currency")),
                method(row.getString("payment_method")));
    }

    private static @Nullable String token(@Nullable PaymentMethod method) {
        return method == null ? null : method.token();
    }

    private static @Nullable PaymentMethod method(@Nullable String token) {
        return token == null ? null : new PaymentMethod(token);
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(
                new Sku(row.getString("sku")),
                row.getString("title"),
                row.getInt("quantity"),
                Money.of(row.getLong("unit_price"), row.getString("currency")));
    }

    private static String[] orderIds(List<Taken> taken) {
        return strings(taken, each -> each.order().id().value());
    }

    private static @Nullable String[] addresses(List<Taken> taken, Function<Address, @Nullable String> field) {
        return taken.stream()
                .map(each -> field.apply(each.checkout().shippingAddress()))
                .toArray(String[]::new);
    }

    private static @Nullable Double[] degrees(List<Taken> taken, ToDoubleFunction<Coordinates> field) {
        return taken.stream()
                .map(each -> each.checkout().shippingAddress().coordinates())
                .map(at -> at == null ? null : field.applyAsDouble(at))
                .toArray(Double[]::new);
    }

    private static String[] strings(List<Taken> taken, Function<Taken, String> field) {
        return taken.stream().map(field).toArray(String[]::new);
    }
}
