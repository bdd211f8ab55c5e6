package dev.packhorse.sales;

import dev.packhorse.order.OrderId;
import dev.packhorse.shipping.ParcelId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down what was sold and what was taken back, in the transaction of the step that it belongs to. Only ever adds rows, so
 * that no order waits for another one's sale; {@link SalesSums} adds them up later.
 */
public class SalesBook {

    private final JdbcClient jdbc;

    public SalesBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One entry per line, with the product's category as it is now. */
    public void placed(OrderId order) {
        jdbc.sql("""
                insert into sales_entry (kind, order_id, sku, product_id, category, currency, units, revenue)
                select 'placed', o.id, l.sku, v.product_id, p.category, o.currency, l.quantity, l.quantity * l.unit_price
                from orders o join order_line l on l.order_id = o.id join variant v on v.sku = l.sku
                  join product p on p.id = v.product_id
                where o.id = ? order by l.position
                """).param(order.value()).update();
    }

    /** Takes back whatever of the order still counts as sold; content when it never was, or nothing is left. */
    public void cancelled(OrderId order) {
        jdbc.sql("""
                insert into sales_entry (kind, order_id, sku, product_id, category, currency, units, revenue)
                select 'cancelled', order_id, sku, product_id, category, currency, -sum(units), -sum(revenue)
                from sales_entry where order_id = ? and kind <> 'returned'
                group by order_id, sku, product_id, category, currency having sum(units) > 0
                """).param(order.value()).update();
    }

    /** The parcel will not leave. */
    public void dropped(ParcelId parcel) {
        takeBack("dropped", parcel);
    }

    /** The parcel left but will not arrive; its share is paid back. */
    public void lost(ParcelId parcel) {
        takeBack("lost", parcel);
    }

    private void takeBack(String kind, ParcelId parcel) {
        jdbc.sql("""
                insert into sales_entry (kind, order_id, parcel_id, sku, product_id, category, currency, units, revenue)
                select ?, e.order_id, l.parcel_id, e.sku, e.product_id, e.category, e.currency,
                  -l.quantity, -l.quantity * o.unit_price
                from parcel p join stock_hold_line l on l.hold_id = p.hold_id and l.parcel_id = p.id
                  join sales_entry e on e.order_id = p.order_id and e.sku = l.sku and e.kind = 'placed'
                  join order_line o on o.order_id = p.order_id and o.sku = l.sku
                where p.id = ?
                """).params(kind, parcel.value()).update();
    }
}
