package dev.packhorse.inventory;

import dev.packhorse.Cursor;
import dev.packhorse.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements on transfers that change no stock level. */
final class TransferRows {

    private final JdbcClient jdbc;

    TransferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(TransferView.Draft draft) {
        Transfer transfer = draft.transfer();
        int inserted = jdbc.sql("""
                insert into stock_transfer (id, idempotency_key, request_hash, origin, destination, actor, note, patience_seconds)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (idempotency_key) do nothing
                """)
                .params(transfer.id().value(), draft.idempotencyKey(), draft.requestHash())
                .params(transfer.origin().value(), transfer.destination().value(), draft.actor())
                .param(draft.note())
                .param(transfer.patience().toSeconds())
                .update();
        if (inserted == 1) {
            jdbc.sql("insert into stock_transfer_line (transfer_id, sku, quantity) select ?, * from unnest(?, ?)")
                    .params(transfer.id().value(), skus(transfer.lines()), units(transfer.lines()))
                    .update();
        }
        return inserted == 1;
    }

    Optional<String> hashOf(String idempotencyKey) {
        return jdbc.sql("select request_hash from stock_transfer where idempotency_key = ?")
                .param(idempotencyKey)
                .query(String.class)
                .optional();
    }

    /** Whoever changes a transfer holds its row, behind the levels that it has locked before. */
    TransferStatus lock(PaperId id) {
        return Vocabulary.read(
                TransferStatus.class,
                jdbc.sql("select status from stock_transfer where id = ? for update")
                        .param(id.value())
                        .query(String.class)
                        .single());
    }

    Optional<TransferView> find(String column, String value) {
        return jdbc.sql("select * from stock_transfer where " + column + " = ?")
                .param(value)
                .query((row, _) -> read(row))
                .optional();
    }

    StockPage<TransferView> page(@Nullable TransferStatus status, @Nullable String cursor, int limit) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        if (status != null) {
            conditions.add("status = ?");
            values.add(Vocabulary.stored(status));
        }
        if (cursor != null) {
            conditions.add("id < ?");
            values.add(Cursor.keys(cursor, 1).getFirst());
        }
        values.add(limit + 1);
        List<TransferView> found = jdbc.sql("select * from stock_transfer where " + String.join(" and ", conditions)
                        + " order by id desc limit ?")
                .params(values)
                .query((row, _) -> read(row))
                .list();
        return StockPage.cut(
                found, limit, view -> new String[] {view.transfer().id().value()});
    }

    static String[] skus(List<Transfer.Line> lines) {
        return lines.stream().map(line -> line.sku().value()).toArray(String[]::new);
    }

    static Long[] units(List<Transfer.Line> lines) {
        return lines.stream().map(Transfer.Line::quantity).toArray(Long[]::new);
    }

    private TransferView read(ResultSet row) throws SQLException {
        PaperId id = new PaperId(row.getString("id"));
        List<TransferView.Line> lines = lines(id);
        return new TransferView(
                new Transfer(
                        id,
                        new WarehouseCode(row.getString("origin")),
                        new WarehouseCode(row.getString("destination")),
                        lines.stream()
                                .map(line -> new Transfer.Line(line.sku(), line.quantity()))
                                .toList(),
                        Duration.ofSeconds(row.getLong("patience_seconds"))),
                Vocabulary.read(TransferStatus.class, row.getString("status")),
                row.getString("actor"),
                row.getString("note"),
                row.getString("attention"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "shipped_at"),
                instant(row, "ended_at"),
                row.getString("ended_by"),
                lines);
    }

    private List<TransferView.Line> lines(PaperId id) {
        return jdbc.sql("select * from stock_transfer_line where transfer_id = ? order by sku")
                .param(id.value())
                .query((row, _) -> new TransferView.Line(
                        new Sku(row.getString("sku")),
                        row.getLong("quantity"),
                        row.getLong("shipped"),
                        row.getLong("received"),
                        row.getLong("written_off")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
