package dev.packhorse.inventory;

import dev.packhorse.Cursor;
import dev.packhorse.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements on counts that change no stock level. */
final class CountRows {

    private final JdbcClient jdbc;

    CountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StockCount> find(String column, String value) {
        return jdbc.sql("select * from stock_count where " + column + " = ?")
                .param(value)
                .query((row, _) -> read(row))
                .optional();
    }

    StockPage<StockCount> page(@Nullable String cursor, int limit) {
        List<StockCount> found = jdbc.sql("select * from stock_count where id < ? order by id desc limit ?")
                .param(cursor == null ? "cnu" : Cursor.keys(cursor, 1).getFirst())
                .param(limit + 1)
                .query((row, _) -> read(row))
                .list();
        return StockPage.cut(found, limit, count -> new String[] {count.id().value()});
    }

    StockCount.Status lock(PaperId id) {
        return Vocabulary.read(
                StockCount.Status.class,
                jdbc.sql("select status from stock_count where id = ? for update")
                        .param(id.value())
                        .query(String.class)
                        .single());
    }

    Optional<String> hashOf(String idempotencyKey) {
        return jdbc.sql("select request_hash from stock_count where idempotency_key = ?")
                .param(idempotencyKey)
                .query(String.class)
                .optional();
    }

    Optional<String> hashOfSheet(PaperId id, String key) {
        return jdbc.sql("select hash from stock_count_sheet where count_id = ? and key = ?")
                .params(id.value(), key)
                .query(String.class)
                .optional();
    }

    /** The levels are locked, so the newest movement of each is the last that is in what is frozen. */
    void insert(PaperId id, StockCount.Draft draft, List<Sku> skus) {
        jdbc.sql("""
                insert into stock_count (id, idempotency_key, request_hash, warehouse, tolerance, actor, note)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id.value(),
                        draft.idempotencyKey(),
                        draft.requestHash(),
                        draft.warehouse().value())
                .params(draft.tolerance(), draft.actor())
                .param(draft.note())
                .update();
        jdbc.sql("""
                insert into stock_count_line (count_id, sku, warehouse, frozen, frozen_at)
                select ?, l.sku, l.warehouse, l.on_hand, coalesce(
                  (select max(m.id) from stock_movement m where m.sku = l.sku and m.warehouse = l.warehouse), 0)
                from stock_level l where l.warehouse = ? and l.sku = any(?)
                """)
                .params(id.value(), draft.warehouse().value(), StockRows.names(skus))
                .update();
    }

    void end(PaperId id, StockCount.Status status) {
        jdbc.sql("update stock_count set status = ?, ended_at = clock_timestamp() where id = ?")
                .params(Vocabulary.stored(status), id.value())
                .update();
        jdbc.sql("update stock_count_line set open = false where count_id = ?")
                .param(id.value())
                .update();
    }

    private StockCount read(ResultSet row) throws SQLException {
        PaperId id = new PaperId(row.getString("id"));
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new StockCount(
                id,
                new WarehouseCode(row.getString("warehouse")),
                Vocabulary.read(StockCount.Status.class, row.getString("status")),
                row.getLong("tolerance"),
                row.getString("actor"),
                row.getString("note"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                jdbc.sql("select * from stock_count_line where count_id = ? order by sku")
                        .param(id.value())
                        .query((line, _) -> new StockCount.Line(
                                new Sku(line.getString("sku")),
                                Vocabulary.read(StockCount.State.class, line.getString("state")),
                                line.getLong("frozen"),
                                line.getObject("counted", Long.class),
                                line.getObject("expected", Long.class),
                                line.getString("actor"),
                                line.getString("approved_by")))
                        .list());
    }
}
