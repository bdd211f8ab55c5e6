package dev.packhorse.flashsale;

import dev.packhorse.inventory.Sku;
import dev.packhorse.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables say of running flash sales. */
final class SaleRows {

    private static final String RUNNING =
            "coalesce(starts_at, '-infinity') <= clock_timestamp() and coalesce(ends_at, 'infinity') > clock_timestamp()";

    /** In these an order has, or may yet get, its units. */
    private static final String COUNTED = "('pending', 'awaiting_payment', 'placed', 'shipped', 'delivered')";

    private final JdbcClient jdbc;
    private final Duration patience;

    SaleRows(JdbcClient jdbc, Duration patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    /**
     * A running sale.
     *
     * @param available units that nobody holds
     * @param open checkouts that hold units and are not resolved: their units may come back
     * @param waitingBuyers all who wait
     */
    record Standing(
            Sku sku,
            int limit,
            int atOnce,
            int queueLength,
            long available,
            int open,
            int waitingBuyers,
            long waitingUnits) {

        int places() {
            return Math.max(0, atOnce - open);
        }
    }

    record Buyer(Sku sku, String customer) {}

    /** @param bought units that count towards the limit; the others are in front in the queue */
    record Claim(long bought, int buyersAhead, long unitsAhead) {}

    record Ticket(long number, String id, String customer, String idempotencyKey, int quantity) {}

    record Newcomer(String customer, String idempotencyKey, int quantity) {}

    static String customer(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    Set<Sku> running() {
        return new HashSet<>(jdbc.sql("select sku from flash_sale where " + RUNNING)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list());
    }

    Map<Sku, Standing> standings(Collection<Sku> skus) {
        Map<Sku, Standing> standings = new HashMap<>();
        jdbc.sql("""
                select f.sku, f.per_customer_limit, f.at_once, f.queue_length,
                  coalesce((select sum(greatest(on_hand - held - safety_stock, 0)) from stock_level where sku = f.sku), 0) as available,
                  (select count(distinct h.id) from stock_hold h join stock_hold_line l on l.hold_id = h.id
                   where h.state = 'pending' and l.sku = f.sku) as open,
                  line.buyers, coalesce(line.units, 0) as units
                from flash_sale f cross join lateral (
                  select count(*) as buyers, sum(quantity) as units from sale_ticket
                  where sku = f.sku and seen_at > clock_timestamp() - ? * interval '1 millisecond') line
                where f.sku = any(?) and\s""" + RUNNING)
                .param(patience.toMillis())
                .param(skus.stream().map(Sku::value).toArray(String[]::new))
                .query((row, _) -> new Standing(
                        new Sku(row.getString("sku")),
                        row.getInt("per_customer_limit"),
                        row.getInt("at_once"),
                        row.getInt("queue_length"),
                        row.getLong("available"),
                        row.getInt("open"),
                        row.getInt("buyers"),
                        row.getLong("units")))
                .list()
                .forEach(standing -> standings.put(standing.sku(), standing));
        return standings;
    }

    /** @param except an order that does not count, since it is what is asked for */
    Map<Buyer, Claim> claims(List<Buyer> buyers, @Nullable String except) {
        Map<Buyer, Claim> claims = new HashMap<>();
        jdbc.sql("""
                with line as (
                  select sku, customer, row_number() over ahead - 1 as buyers, sum(quantity) over ahead - quantity as units
                  from sale_ticket where sku = any(:skus) and seen_at > clock_timestamp() - :patience * interval '1 millisecond'
                  window ahead as (partition by sku order by number)),
                whole as (select sku, count(*) as buyers, sum(quantity) as units from sale_ticket
                  where sku = any(:skus) and seen_at > clock_timestamp() - :patience * interval '1 millisecond' group by sku)
                select buyer.sku, buyer.customer, coalesce(line.buyers, whole.buyers, 0) as buyers,
                  coalesce(line.units, whole.units, 0) as units,
                  (select coalesce(sum(l.quantity), 0) from orders o join order_line l on l.order_id = o.id
                   where lower(o.customer_email) = buyer.customer and l.sku = buyer.sku and o.created_at >= f.counts_from
                     and o.id is distinct from :except and o.status in\s""" + COUNTED + """
                ) as bought
                from unnest(:skus, :customers) as buyer (sku, customer) join flash_sale f on f.sku = buyer.sku
                left join line on line.sku = buyer.sku and line.customer = buyer.customer left join whole on whole.sku = buyer.sku
                """)
                .param("skus", buyers.stream().map(buyer -> buyer.sku().value()).toArray(String[]::new))
                .param("customers", buyers.stream().map(Buyer::customer).toArray(String[]::new))
                .param("patience", patience.toMillis())
                .param("except", except, java.sql.Types.VARCHAR)
                .query(row -> {
                    claims.put(
                            new Buyer(new Sku(row.getString("sku")), row.getString("customer")),
                            new Claim(row.getLong("bought"), row.getInt("buyers"), row.getLong("units")));
                });
        return claims;
    }

    String email(OrderId order) {
        return jdbc.sql("select customer_email from orders where id = ?")
                .param(order.value())
                .query(String.class)
                .single();
    }

    List<Ticket> tickets(Sku sku) {
        return jdbc.sql("""
                select number, id, customer, idempotency_key, quantity from sale_ticket
                where sku = ? and seen_at > clock_timestamp() - ? * interval '1 millisecond' order by number
                """)
                .params(sku.value(), patience.toMillis())
                .query((row, _) -> new Ticket(
                        row.getLong("number"),
                        row.getString("id"),
                        row.getString("customer"),
                        row.getString("idempotency_key"),
                        row.getInt("quantity")))
                .list();
    }

    /** Of the checkouts that hold units and are not resolved. */
    Set<String> openKeys(Sku sku) {
        return new HashSet<>(
                jdbc.sql("""
                select o.idempotency_key from stock_hold h join orders o on o.id = h.order_id
                where h.state = 'pending' and exists (select from stock_hold_line where hold_id = h.id and sku = ?)
                """).param(sku.value()).query(String.class).list());
    }

    /** In their order, as long as there is room; who waits already keeps the place. With the sale's row locked. */
    void join(Sku sku, Collection<Newcomer> newcomers, int longest) {
        jdbc.sql("""
                with came as (
                  select c.*, exists (select from sale_ticket where sku = :sku and customer = c.customer) as waits
                  from unnest(:ids, :customers, :keys, :quantities) with ordinality as c (id, customer, key, quantity, n)),
                numbered as (select *, count(*) filter (where not waits) over (order by n) as newcomers from came)
                insert into sale_ticket (id, sku, customer, quantity, idempotency_key)
                select id, :sku, customer, quantity, key from numbered
                where waits or newcomers <= :longest - (select count(*) from sale_ticket where sku = :sku)
                order by n
                on conflict (sku, customer) do update
                  set seen_at = clock_timestamp(), quantity = excluded.quantity, idempotency_key = excluded.idempotency_key
                """)
                .param("sku", sku.value())
                .param(
                        "ids",
                        Stream.generate(SaleRows::ticket)
                                .limit(newcomers.size())
                                .toArray(String[]::new))
                .param("customers", newcomers.stream().map(Newcomer::customer).toArray(String[]::new))
                .param("keys", newcomers.stream().map(Newcomer::idempotencyKey).toArray(String[]::new))
                .param("quantities", newcomers.stream().map(Newcomer::quantity).toArray(Integer[]::new))
                .param("longest", longest)
                .update();
    }

    /** A place that has become another call's of the same customer stays. */
    void remove(Collection<Ticket> tickets) {
        if (!tickets.isEmpty()) {
            jdbc.sql("""
                    delete from sale_ticket t using unnest(?, ?) as gone (number, key)
                    where gone.number = t.number and gone.key = t.idempotency_key
                    """)
                    .param(tickets.stream().map(Ticket::number).toArray(Long[]::new))
                    .param(tickets.stream().map(Ticket::idempotencyKey).toArray(String[]::new))
                    .update();
        }
    }

    /** 0 when there is no such sale. */
    int lockedLength(Sku sku) {
        return jdbc.sql("select queue_length from flash_sale where sku = ? for update")
                .param(sku.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void touch(Set<Long> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("update sale_ticket set seen_at = clock_timestamp() where number = any(?)")
                    .param(numbers.toArray(Long[]::new))
                    .update();
        }
    }

    void forgetWhoLeft(Sku sku, Duration longestWait) {
        jdbc.sql("""
                delete from sale_ticket where sku = ? and
                  (seen_at <= clock_timestamp() - ? * interval '1 millisecond'
                   or joined_at <= clock_timestamp() - ? * interval '1 millisecond')
                """)
                .params(sku.value(), patience.toMillis(), longestWait.toMillis())
                .update();
    }

    private static String ticket() {
        return "tkt_" + OrderId.next(Instant.now()).suffix();
    }
}
