package dev.packhorse.inventory;

import dev.packhorse.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Thresholds, and what has been told of them. */
public class StockAlerts {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public StockAlerts(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What was told last stays, so that a threshold that is moved does not tell the same again. */
    public void put(WarehouseCode warehouse, Sku sku, long lowAt, long clearAt) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                insert into stock_threshold (warehouse, sku, low_at, clear_at) values (?, ?, ?, ?)
                on conflict (sku, warehouse) do update set low_at = excluded.low_at, clear_at = excluded.clear_at
                """)
                .params(warehouse.value(), sku.value(), lowAt, clearAt)
                .update());
    }

    public Optional<StockThreshold> threshold(WarehouseCode warehouse, Sku sku) {
        return transaction.execute(_ -> jdbc.sql("select * from stock_threshold where warehouse = ? and sku = ?")
                .params(warehouse.value(), sku.value())
                .query((row, _) -> new StockThreshold(
                        new WarehouseCode(row.getString("warehouse")),
                        new Sku(row.getString("sku")),
                        row.getLong("low_at"),
                        row.getLong("clear_at"),
                        Vocabulary.read(StockThreshold.State.class, row.getString("state"))))
                .optional());
    }

    public void remove(WarehouseCode warehouse, Sku sku) {
        transaction.executeWithoutResult(_ -> jdbc.sql("delete from stock_threshold where warehouse = ? and sku = ?")
                .params(warehouse.value(), sku.value())
                .update());
    }

    /** What was told after the alert with this number, oldest first; numbers are committed in their order. */
    public List<StockAlert> after(long id, int limit) {
        return transaction.execute(_ -> jdbc.sql("select * from stock_alert where id > ? order by id limit ?")
                .params(id, limit)
                .query((row, _) -> read(row))
                .list());
    }

    private static StockAlert read(ResultSet row) throws SQLException {
        String warehouse = row.getString("warehouse");
        return new StockAlert(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Vocabulary.read(StockAlert.Kind.class, row.getString("kind")),
                new Sku(row.getString("sku")),
                warehouse == null ? null : new WarehouseCode(warehouse),
                row.getLong("available"),
                row.getObject("low_at", Long.class),
                row.getObject("notified", Integer.class));
    }
}
