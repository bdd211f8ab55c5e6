package dev.packhorse.inventory;

import dev.packhorse.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stock as the database has it now, page by page, by SKU and warehouse. */
public class StockLevels {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public StockLevels(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * @param waiting of what is held, units that were promised and are not there yet
     * @param backorderLimit the most that may wait; 0 when nothing is promised here
     */
    public record Row(StockLevel level, long waiting, long backorderLimit) {}

    /** What is null does not filter. */
    public record Query(
            @Nullable Sku sku,
            @Nullable WarehouseCode warehouse,
            @Nullable String cursor,
            int limit) {}

    /** @throws dev.packhorse.InvalidCursor when the cursor is not of such a page */
    public StockPage<Row> page(Query query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        if (query.sku() != null) {
            conditions.add("sku = ?");
            values.add(query.sku().value());
        }
        if (query.warehouse() != null) {
            conditions.add("warehouse = ?");
            values.add(query.warehouse().value());
        }
        if (query.cursor() != null) {
            conditions.add("(sku, warehouse) > (?, ?)");
            values.addAll(Cursor.keys(query.cursor(), 2));
        }
        values.add(query.limit() + 1);
        List<Row> found = transaction.execute(_ -> jdbc.sql(
                        "select warehouse, sku, on_hand, held, safety_stock, waiting, backorder_limit from stock_level where "
                                + String.join(" and ", conditions) + " order by sku, warehouse limit ?")
                .params(values)
                .query((row, _) -> new Row(
                        new StockLevel(
                                new WarehouseCode(row.getString("warehouse")),
                                new Sku(row.getString("sku")),
                                row.getLong("on_hand"),
                                row.getLong("held"),
                                row.getLong("safety_stock")),
                        row.getLong("waiting"),
                        row.getLong("backorder_limit")))
                .list());
        return StockPage.cut(found, query.limit(), row ->
                new String[] {row.level().sku().value(), row.level().warehouse().value()});
    }
}
