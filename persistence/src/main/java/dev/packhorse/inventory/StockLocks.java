package dev.packhorse.inventory;

import dev.packhorse.order.OrderId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one order of locking: levels that are opened, then orders by id, then levels by (warehouse, SKU); new keys come last. It is
 * the same for every batch of every process, and so none waits for another in a circle.
 */
final class StockLocks {

    private final JdbcClient jdbc;
    private final StockRows stock;

    StockLocks(JdbcClient jdbc, StockRows stock) {
        this.jdbc = jdbc;
        this.stock = stock;
    }

    /**
     * Locks the levels of all SKUs that are named, those of the errands' orders among them.
     *
     * @param touched is given the SKUs that the errands may change
     */
    void take(Collection<StockErrand<?>> errands, Collection<Sku> wanted, Set<Sku> touched) {
        Set<StockErrand.Place> places = new TreeSet<>();
        Set<OrderId> orders = new LinkedHashSet<>();
        errands.forEach(errand -> {
            places.addAll(errand.places());
            orders.addAll(errand.orders());
            touched.addAll(errand.skus());
        });
        places.forEach(place -> touched.add(place.sku()));
        if (!places.isEmpty()) {
            open(places);
        }
        if (!orders.isEmpty()) {
            lock(orders, touched);
        }
        Set<Sku> skus = new LinkedHashSet<>(wanted);
        skus.addAll(touched);
        if (!skus.isEmpty()) {
            stock.lock(skus);
        }
    }

    private void open(Set<StockErrand.Place> sorted) {
        jdbc.sql("insert into stock_level (warehouse, sku) select * from unnest(?, ?) on conflict do nothing")
                .param(sorted.stream().map(place -> place.warehouse().value()).toArray(String[]::new))
                .param(sorted.stream().map(place -> place.sku().value()).toArray(String[]::new))
                .update();
    }

    private void lock(Set<OrderId> orders, Set<Sku> skus) {
        String[] ids = orders.stream().map(OrderId::value).toArray(String[]::new);
        jdbc.sql("select id from orders where id = any(?) order by id for update")
                .param(ids)
                .query(String.class)
                .list();
        jdbc.sql("""
                select distinct l.sku from stock_hold h join stock_hold_line l on l.hold_id = h.id
                where h.order_id = any(?) and h.state in ('pending', 'committed')
                """).param(ids).query(String.class).list().forEach(sku -> skus.add(new Sku(sku)));
    }
}
