package dev.packhorse.inventory;

import dev.packhorse.shipping.ParcelId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Parcels whose stock has arrived, written in the transaction that brought it, until their orders have been told. */
public class StockArrivals {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public StockArrivals(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Claims those that are due, oldest first. Each is the caller's for 30 seconds, and due again when nobody said {@link #told}. */
    public List<ParcelId> due(int limit) {
        return transaction.execute(_ -> jdbc.sql("""
                with claimed as (
                  update stock_arrival set next_attempt = clock_timestamp() + interval '30 seconds'
                  where parcel_id in (
                    select parcel_id from stock_arrival where told_at is null and next_attempt <= clock_timestamp()
                    order by next_attempt limit ? for update skip locked)
                  returning *)
                select parcel_id from claimed order by arrived_at
                """)
                .param(limit)
                .query((row, _) -> new ParcelId(row.getString("parcel_id")))
                .list());
    }

    public void told(ParcelId parcel) {
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "update stock_arrival set told_at = clock_timestamp() where parcel_id = ? and told_at is null")
                .param(parcel.value())
                .update());
    }
}
