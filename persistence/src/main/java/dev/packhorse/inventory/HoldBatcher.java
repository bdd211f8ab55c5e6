package dev.packhorse.inventory;

import dev.packhorse.order.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one road to the stock: whatever changes a level takes it, and so all lock in the same order. */
public class HoldBatcher {

    private final JdbcClient jdbc;
    private final StockRows stock;
    private final TransactionTemplate transaction;

    public HoldBatcher(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.stock = new StockRows(jdbc);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Waits until the errand's transaction is committed; fails as the errand fails, and then nothing of it is left. */
    public <A> A run(StockErrand<A> errand) {
        return transaction.execute(_ -> {
            open(errand.places());
            lockOrders(errand.orders());
            lockLevels(errand);
            return errand.run();
        });
    }

    private void open(Collection<StockErrand.Place> places) {
        if (!places.isEmpty()) {
            List<StockErrand.Place> sorted = places.stream().sorted().toList();
            jdbc.sql("""
                    insert into stock_level (warehouse, sku) select * from unnest(?, ?) on conflict do nothing
                    """)
                    .param(sorted.stream()
                            .map(place -> place.warehouse().value())
                            .toArray(String[]::new))
                    .param(sorted.stream().map(place -> place.sku().value()).toArray(String[]::new))
                    .update();
        }
    }

    private void lockOrders(Set<OrderId> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql("select id from orders where id = any(?) order by id for update")
                    .param(ids(orders))
                    .query(String.class)
                    .list();
        }
    }

    private void lockLevels(StockErrand<?> errand) {
        List<Sku> skus = new java.util.ArrayList<>(errand.skus());
        errand.places().forEach(place -> skus.add(place.sku()));
        if (!errand.orders().isEmpty()) {
            jdbc.sql("""
                    select distinct l.sku from stock_hold h join stock_hold_line l on l.hold_id = h.id
                    where h.order_id = any(?) and h.state in ('pending', 'committed')
                    """).param(ids(errand.orders())).query(String.class).list().forEach(sku -> skus.add(new Sku(sku)));
        }
        if (!skus.isEmpty()) {
            stock.lock(skus);
        }
    }

    private static String[] ids(Set<OrderId> orders) {
        return orders.stream().map(OrderId::value).toArray(String[]::new);
    }
}
