package dev.packhorse.order;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.Vocabulary;
import dev.packhorse.customer.StoredCoordinates;
import dev.packhorse.inventory.Destination;
import dev.packhorse.money.Money;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The order's row as every transaction of this module meets it. Each begins by locking it and touches no other order, then
 * holds, then stock levels by (warehouse, SKU): one order of locking for all, so that none waits for another in a circle.
 */
public class Orders {

    private final JdbcClient jdbc;

    public Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param destination where it goes, so that stock which is asked for again is sourced as it was at first
     * @param inWorkflow whether the workflow has taken its first step
     */
    public record Row(OrderId id, OrderStatus status, Destination destination, Money total, boolean inWorkflow) {}

    /** Waits for whoever has the row, then answers what they left. */
    public Row lock(OrderId order) {
        return lockIfKnown(order).orElseThrow(() -> new IllegalStep("There is no order " + order + "."));
    }

    public Optional<Row> lockIfKnown(OrderId order) {
        return jdbc.sql("""
                select id, status, ship_country, ship_region, ship_postal_code, ship_latitude, ship_longitude,
                  total, currency, in_workflow
                from orders where id = ? for update
                """)
                .param(order.value())
                .query((row, _) -> new Row(
                        new OrderId(row.getString("id")),
                        Vocabulary.read(OrderStatus.class, row.getString("status")),
                        new Destination(
                                row.getString("ship_country"),
                                row.getString("ship_region"),
                                row.getString("ship_postal_code"),
                                StoredCoordinates.read(row, "ship_latitude", "ship_longitude")),
                        Money.of(row.getLong("total"), row.getString("currency")),
                        row.getBoolean("in_workflow")))
                .optional();
    }

    /** @return whether the order stood at one of {@code from}; if not, nothing changed */
    public boolean move(OrderId order, Collection<OrderStatus> from, OrderStatus to) {
        return jdbc.sql("""
                update orders set status = :to, placed_at = case when :to = 'placed' then clock_timestamp() else placed_at end
                where id = :order and status in (:from)
                """)
                        .param("to", stored(to))
                        .param("order", order.value())
                        .param("from", from.stream().map(Vocabulary::stored).toList())
                        .update()
                == 1;
    }

    public void takenOverByWorkflow(OrderId order) {
        jdbc.sql("update orders set in_workflow = true where id = ? and not in_workflow")
                .param(order.value())
                .update();
    }
}
