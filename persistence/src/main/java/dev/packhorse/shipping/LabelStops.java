package dev.packhorse.shipping;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Parcels that no label may be bought for any more. Written before an undo asks the carrier and read by a purchase before it
 * pays, so that a purchase which was given up but lives on cannot buy a label after the undo has looked. It names parcels
 * that may not be written down yet or any more, so it refers to no row.
 */
public class LabelStops {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public LabelStops(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    public void stop(ParcelId parcel) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into label_stop (parcel_id) values (?) on conflict do nothing")
                        .param(parcel.value())
                        .update());
    }

    public boolean isStopped(ParcelId parcel) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> jdbc.sql("select exists (select from label_stop where parcel_id = ?)")
                        .param(parcel.value())
                        .query(Boolean.class)
                        .single()));
    }
}
