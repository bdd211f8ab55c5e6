package dev.packhorse.order;

import dev.packhorse.Json;
import dev.packhorse.RoundTrip;
import dev.packhorse.Vocabulary;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.Coordinates;
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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Finds and makes the rows of idempotency keys, for a whole batch at once. */
final class CheckoutRows {

    private CheckoutRows() {}

    /** What the key's order was, and where it stands. */
    record Known(String requestHash, OrderStatus status, Order order) {}

    private record Head(
            String requestHash,
            OrderStatus status,
            OrderId id,
            Money total,
            @Nullable PaymentMethod method) {}

    private record Line(OrderId order, int position, OrderLine line) {}

    /** The orders of keys that came before, once the question for them is answered. */
    static final class Before {

        private final Map<String, Head> heads = new HashMap<>();
        private final Map<String, List<OrderLine>> lines = new HashMap<>();

        /** @return null when the key is not known */
        @Nullable
        Known of(String key) {
            Head head = heads.get(key);
            return head == null
                    ? null
                    : new Known(
                            head.requestHash(),
                            head.status(),
                            new Order(head.id(), lines.getOrDefault(key, List.of()), head.total(), head.method()));
        }
    }

    /** Adds the question. Key by key, by the index: however it is joined, a plan from when there were few orders reads them all. */
    static Before find(Collection<String> idempotencyKeys, RoundTrip questions) {
        Before before = new Before();
        questions.query(
                """
                select o.idempotency_key, o.request_hash, o.status, o.id, o.total, o.currency, o.payment_method,
                  l.sku, l.title, l.quantity, l.unit_price
                from unnest(?) as asked (key)
                cross join lateral (select * from orders where idempotency_key = asked.key offset 0) o
                cross join lateral (select * from order_line where order_id = o.id offset 0) l
                order by o.id, l.position
                """,
                row -> {
                    String key = row.getString("idempotency_key");
                    before.heads.putIfAbsent(key, head(row));
                    before.lines.computeIfAbsent(key, _ -> new ArrayList<>()).add(line(row));
                },
                (Object) idempotencyKeys.toArray(String[]::new));
        return before;
    }

    /** Adds the statements; they fail with a duplicate key when one exists by now, after having waited for who made it. */
    static void insert(Collection<Taken> taken, RoundTrip statements) {
        if (taken.isEmpty()) {
            return;
        }
        // By key: two processes that meet at the same keys meet in the same order.
        List<Taken> sorted = taken.stream()
                .sorted(Comparator.comparing(each -> each.checkout().idempotencyKey()))
                .toList();
        insertOrders(sorted, statements);
        insertLines(lines(sorted), statements);
        insertFirstEvents(sorted, statements);
        PlannedParcels.insert(
                sorted.stream()
                        .map(each -> new PlannedParcels.Plan(each.hold(), each.parcels()))
                        .toList(),
                statements);
    }

    /** Each has its first event already: see {@link #insertFirstEvents}. */
    private static void insertOrders(List<Taken> taken, RoundTrip statements) {
        statements.update(
                """
                insert into orders (id, idempotency_key, request_hash, customer_name, customer_email, ship_line1, ship_line2,
                  ship_city, ship_region, ship_postal_code, ship_country, ship_latitude, ship_longitude,
                  currency, total, payment_method, created_at, updated_at, events)
                select id, key, hash, name, email, line1, line2, city, region, postal_code, country, latitude, longitude,
                  currency, total, method, at, at, 1
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[]) as taken
                  (id, key, hash, name, email, line1, line2, city, region, postal_code, country, latitude, longitude,
                   currency, total, method, at)
                """,
                _ -> {},
                orderIds(taken),
                strings(taken, each -> each.checkout().idempotencyKey()),
                strings(taken, each -> each.checkout().requestHash()),
                strings(taken, each -> each.checkout().customer().name()),
                strings(taken, each -> each.checkout().customer().email()),
                addresses(taken, Address::line1),
                addresses(taken, Address::line2),
                addresses(taken, Address::city),
                addresses(taken, Address::region),
                addresses(taken, Address::postalCode),
                addresses(taken, Address::country),
                degrees(taken, Coordinates::latitude),
                degrees(taken, Coordinates::longitude),
                strings(taken, each -> each.checkout().currency().getCurrencyCode()),
                taken.stream().map(each -> each.order().total().amount()).toArray(Long[]::new),
                taken.stream().map(each -> token(each.order().paymentMethod())).toArray(String[]::new),
                strings(taken, each -> each.at().toString()));
    }

    private static void insertLines(List<Line> lines, RoundTrip statements) {
        statements.update(
                """
                insert into order_line (order_id, position, sku, title, quantity, unit_price)
                select * from unnest(?, ?, ?, ?, ?, ?)
                """,
                _ -> {},
                lines.stream().map(each -> each.order().value()).toArray(String[]::new),
                lines.stream().map(Line::position).toArray(Integer[]::new),
                lines.stream().map(each -> each.line().sku().value()).toArray(String[]::new),
                lines.stream().map(each -> each.line().title()).toArray(String[]::new),
                lines.stream().map(each -> each.line().quantity()).toArray(Integer[]::new),
                lines.stream().map(each -> each.line().unitPrice().amount()).toArray(Long[]::new));
    }

    private static void insertFirstEvents(List<Taken> taken, RoundTrip statements) {
        statements.update(
                """
                insert into order_event (order_id, seq, type, text, data)
                select id, 1, 'stock_held', text, data::jsonb from unnest(?, ?, ?) as held (id, text, data)
                """,
                _ -> {},
                orderIds(taken),
                strings(taken, each -> HoldWords.held(each.parcels())),
                strings(taken, each -> Json.write(HoldWords.data(each.parcels()))));
    }

    private static List<Line> lines(List<Taken> taken) {
        List<Line> lines = new ArrayList<>();
        taken.forEach(each -> {
            int position = 0;
            for (OrderLine line : each.order().lines()) {
                lines.add(new Line(each.order().id(), position++, line));
            }
        });
        return lines;
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
