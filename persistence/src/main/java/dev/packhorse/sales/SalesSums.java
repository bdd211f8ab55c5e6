package dev.packhorse.sales;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds what was written down to the sums by day, each entry once: the mark and the sum are one statement. */
public class SalesSums {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public SalesSums(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Any number of processes may do this at once: they take different entries, and the sums in one order.
     *
     * @return how many entries were added; ask again soon when it is {@code limit}
     */
    public int addUp(int limit) {
        return transaction.execute(
                _ -> jdbc.sql("""
                with batch as (
                  select id from sales_entry where not summed order by id limit ? for update skip locked),
                marked as (
                  update sales_entry e set summed = true from batch where e.id = batch.id returning e.*),
                added as (
                  insert into sales_by_day as known
                    (day, product_id, category, currency, units, revenue, returned_units, refunded)
                  select (at at time zone 'UTC')::date, product_id, category, currency,
                    coalesce(sum(units) filter (where kind <> 'returned'), 0),
                    coalesce(sum(revenue) filter (where kind <> 'returned'), 0),
                    -coalesce(sum(units) filter (where kind = 'returned'), 0),
                    -coalesce(sum(revenue) filter (where kind = 'returned'), 0)
                  from marked group by 1, 2, 3, 4 order by 1, 2, 3, 4
                  on conflict (day, product_id, category, currency) do update
                    set units = known.units + excluded.units, revenue = known.revenue + excluded.revenue,
                      returned_units = known.returned_units + excluded.returned_units,
                      refunded = known.refunded + excluded.refunded)
                select count(*) from marked
                """).param(limit).query(Integer.class).single());
    }
}
