package dev.packhorse.inventory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Those who want to be told when a SKU can be had again, in the order in which they came. */
public class BackInStock {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public BackInStock(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a wish to be told. */
    public sealed interface Wish {

        /** Kept, now or before. */
        record Kept() implements Wish {}

        /** There is nothing to wait for. */
        record InStock() implements Wish {}

        record NotSold() implements Wish {}

        record TooMany() implements Wish {}
    }

    /** @param mostPerPerson how many wishes one address may have open */
    public Wish subscribe(Sku sku, String email, int mostPerPerson) {
        return transaction.execute(_ -> {
            if (!isSold(sku)) {
                return new Wish.NotSold();
            }
            if (available(sku) > 0) {
                return new Wish.InStock();
            }
            // One at a time per address, so that the limit is exact.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("back-in-stock " + email)
                    .query()
                    .listOfRows();
            if (waitsFor(sku, email)) {
                return new Wish.Kept();
            }
            return open(email) < mostPerPerson ? keep(sku, email) : new Wish.TooMany();
        });
    }

    private Wish keep(Sku sku, String email) {
        jdbc.sql("insert into awaited_sku (sku) values (?) on conflict (sku) do update set in_stock = false")
                .param(sku.value())
                .update();
        jdbc.sql("insert into back_in_stock_subscription (sku, email) values (?, ?)")
                .params(sku.value(), email)
                .update();
        return new Wish.Kept();
    }

    private boolean isSold(Sku sku) {
        return jdbc.sql("""
                select exists (select from variant v join product p on p.id = v.product_id
                               where v.sku = ? and not v.archived and not p.archived)
                """).param(sku.value()).query(Boolean.class).single();
    }

    private long available(Sku sku) {
        return jdbc.sql("""
                select coalesce(sum(greatest(0, l.on_hand - l.held - l.safety_stock)), 0)
                from stock_level l join warehouse w on w.code = l.warehouse where l.sku = ? and not w.closed
                """).param(sku.value()).query(Long.class).single();
    }

    private boolean waitsFor(Sku sku, String email) {
        return jdbc.sql("select exists (select from back_in_stock_subscription "
                        + "where sku = ? and email = ? and notified_at is null)")
                .params(sku.value(), email)
                .query(Boolean.class)
                .single();
    }

    private long open(String email) {
        return jdbc.sql("select count(*) from back_in_stock_subscription where email = ? and notified_at is null")
                .param(email)
                .query(Long.class)
                .single();
    }
}
