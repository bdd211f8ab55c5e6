package dev.packhorse.inventory;

import dev.packhorse.Cursor;
import dev.packhorse.InvalidCursor;
import dev.packhorse.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of stock, newest first: every change that there ever was. */
public class StockMovements {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public StockMovements(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * What is null does not filter.
     *
     * @param reference a receipt, adjustment, transfer or count
     * @param from inclusive; {@code to} exclusive
     */
    public record Query(
            @Nullable Sku sku,
            @Nullable WarehouseCode warehouse,
            @Nullable String orderId,
            @Nullable String reference,
            @Nullable MovementKind kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor,
            int limit) {}

    /** @throws InvalidCursor when the cursor is not of such a page */
    public StockPage<StockMovement> page(Query query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        filter("sku = ?", query.sku() == null ? null : query.sku().value(), conditions, values);
        filter(
                "warehouse = ?",
                query.warehouse() == null ? null : query.warehouse().value(),
                conditions,
                values);
        filter("order_id = ?", query.orderId(), conditions, values);
        filter("reference = ?", query.reference(), conditions, values);
        if (query.kind() != null) {
            // Written out, so that the planner sees that the small index of what people did will do.
            conditions.add("kind = '" + Vocabulary.stored(query.kind()) + "'");
        }
        filter("at >= ?", query.from() == null ? null : query.from().atOffset(ZoneOffset.UTC), conditions, values);
        filter("at < ?", query.to() == null ? null : query.to().atOffset(ZoneOffset.UTC), conditions, values);
        filter("id < ?", query.cursor() == null ? null : idIn(query.cursor()), conditions, values);
        values.add(query.limit() + 1);
        List<StockMovement> found = transaction.execute(_ -> jdbc.sql("select * from stock_movement where "
                        + String.join(" and ", conditions) + " order by id desc limit ?")
                .params(values)
                .query((row, _) -> read(row))
                .list());
        return StockPage.cut(found, query.limit(), last -> new String[] {String.valueOf(last.id())});
    }

    private static void filter(String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static long idIn(String cursor) {
        try {
            return Long.parseLong(Cursor.keys(cursor, 1).getFirst());
        } catch (NumberFormatException _) {
            throw new InvalidCursor(cursor);
        }
    }

    private static StockMovement read(ResultSet row) throws SQLException {
        return new StockMovement(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new WarehouseCode(row.getString("warehouse")),
                new Sku(row.getString("sku")),
                Vocabulary.read(MovementKind.class, row.getString("kind")),
                row.getLong("on_hand_change"),
                row.getLong("held_change"),
                row.getString("reason"),
                row.getString("actor"),
                row.getString("reference"),
                row.getString("order_id"),
                row.getString("parcel_id"));
    }
}
