package dev.packhorse.feed;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.Vocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bulk files going out: straight to the caller from one snapshot, or written down chunk by chunk, to be fetched later. Either way one
 * batch of rows is in memory.
 */
public class Exports {

    private static final int ROWS_PER_CHUNK = 1_000;

    private final JdbcClient jdbc;
    private final ExportRows rows;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    public Exports(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new ExportRows(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** All of it as of one moment. Keeps a connection until the last byte has gone. */
    public void stream(FeedKind kind, FeedFormat format, OutputStream out) throws IOException {
        IOException gone = snapshot.execute(_ -> {
            try {
                List<String> columns = rows.columns(kind);
                out.write(RowWriter.header(format, columns));
                String key = null;
                List<ExportRows.Row> batch;
                do {
                    batch = rows.after(kind, key, ROWS_PER_CHUNK);
                    out.write(RowWriter.rows(format, columns, batch));
                    key = batch.isEmpty() ? key : batch.getLast().key();
                } while (batch.size() == ROWS_PER_CHUNK);
                return null;
            } catch (IOException failed) {
                return failed;
            }
        });
        if (gone != null) {
            throw gone;
        }
    }

    /** @return empty when the key came before for something else */
    public Optional<ExportView> create(FeedKind kind, FeedFormat format, String idempotencyKey) {
        return transaction.execute(_ -> {
            jdbc.sql("""
                    insert into export (id, kind, format, idempotency_key) values (?, ?, ?, ?)
                    on conflict (idempotency_key) do nothing
                    """)
                    .params(ExportId.next(Instant.now()).value(), stored(kind), stored(format), idempotencyKey)
                    .update();
            return jdbc.sql("select * from export where idempotency_key = ? and kind = ? and format = ?")
                    .params(idempotencyKey, stored(kind), stored(format))
                    .query((row, _) -> read(row))
                    .optional();
        });
    }

    public Optional<ExportView> find(ExportId id) {
        return transaction.execute(_ -> jdbc.sql("select * from export where id = ?")
                .param(id.value())
                .query((row, _) -> read(row))
                .optional());
    }

    /** The workflow has taken it up: its columns are settled. Content when it ran or ended before. */
    public Progress begin(ExportId id) {
        return transaction.execute(_ -> {
            State state = lock(id);
            if (state.view().status() == FeedStatus.QUEUED) {
                List<String> columns = rows.columns(state.view().kind());
                byte[] header = RowWriter.header(state.view().format(), columns);
                jdbc.sql("""
                        update export set status = 'running', started_at = clock_timestamp(), columns = ?, rows = ?,
                          version = version + 1
                        where id = ?
                        """)
                        .param(columns.toArray(String[]::new))
                        .params(rows.count(state.view().kind()), id.value())
                        .update();
                if (header.length > 0) {
                    append(id, header, 0, null);
                }
            }
            return progress(id);
        });
    }

    /** Writes the next chunk, together with the key behind which the one after it begins. */
    public Progress writeNext(ExportId id) {
        return transaction.execute(_ -> {
            State state = lock(id);
            if (state.view().status() != FeedStatus.RUNNING) {
                return progress(id);
            }
            List<ExportRows.Row> batch = rows.after(state.view().kind(), state.position(), ROWS_PER_CHUNK);
            if (!batch.isEmpty()) {
                byte[] content = RowWriter.rows(state.view().format(), state.columns(), batch);
                append(id, content, batch.size(), batch.getLast().key());
            }
            Progress now = progress(id);
            return new Progress(now.kind(), now.rows(), now.done(), 0, batch.size() < ROWS_PER_CHUNK);
        });
    }

    /** The first end stays. */
    public Progress end(ExportId id, FeedStatus status, @Nullable String failure) {
        if (!status.isFinal()) {
            throw new IllegalArgumentException(status + " is no end.");
        }
        return transaction.execute(_ -> {
            jdbc.sql("""
                    update export set status = ?, failure = left(?, 1000), ended_at = clock_timestamp(), version = version + 1
                    where id = ? and status in ('queued', 'running')
                    """).param(stored(status)).param(failure).param(id.value()).update();
            return progress(id);
        });
    }

    /** Sends what was written down, chunk by chunk; no connection waits for a slow reader. */
    public void content(ExportId id, OutputStream out) throws IOException {
        int number = 1;
        for (Optional<byte[]> chunk = chunk(id, number); chunk.isPresent(); chunk = chunk(id, ++number)) {
            out.write(Packed.unpack(chunk.get()));
        }
    }

    /** Whether the file is still here. */
    public boolean isKept(ExportId id) {
        return chunk(id, 1).isPresent();
    }

    public List<ExportId> waiting(Duration longerThan, int limit) {
        return transaction.execute(_ -> jdbc.sql("""
                select id from export where status = 'queued' and created_at < clock_timestamp() - ? * interval '1 millisecond'
                order by created_at limit ?
                """)
                .params(longerThan.toMillis(), limit)
                .query((row, _) -> new ExportId(row.getString("id")))
                .list());
    }

    /** Forgets files of exports that ended. */
    public int sweep(Duration keep, int limit) {
        return transaction.execute(
                _ -> jdbc.sql("""
                delete from export_chunk where (export_id, number) in (
                  select c.export_id, c.number from export e join export_chunk c on c.export_id = e.id
                  where e.ended_at < clock_timestamp() - ? * interval '1 millisecond' limit ? for update of c skip locked)
                """).params(keep.toMillis(), limit).update());
    }

    private Optional<byte[]> chunk(ExportId id, int number) {
        return transaction.execute(_ -> jdbc.sql("select content from export_chunk where export_id = ? and number = ?")
                .params(id.value(), number)
                .query((row, _) -> row.getBytes("content"))
                .optional());
    }

    private void append(ExportId id, byte[] content, int count, @Nullable String position) {
        jdbc.sql("""
                with grown as (
                  update export set chunks = chunks + 1, rows_done = rows_done + ?, bytes = bytes + ?,
                    position = coalesce(?, position), version = version + 1
                  where id = ? returning id, chunks)
                insert into export_chunk (export_id, number, content) select id, chunks, ? from grown
                """)
                .params(count, content.length)
                .param(position)
                .params(id.value(), Packed.pack(content))
                .update();
    }

    private record State(
            ExportView view, List<String> columns, @Nullable String position) {}

    private State lock(ExportId id) {
        return jdbc.sql("select * from export where id = ? for update")
                .param(id.value())
                .query((row, _) -> {
                    Array columns = row.getArray("columns");
                    return new State(
                            read(row),
                            columns == null ? List.of() : List.of((String[]) columns.getArray()),
                            row.getString("position"));
                })
                .single();
    }

    private Progress progress(ExportId id) {
        return jdbc.sql("select * from export where id = ?")
                .param(id.value())
                .query((row, _) -> {
                    ExportView view = read(row);
                    return new Progress(
                            view.kind(),
                            view.rows(),
                            view.done(),
                            0,
                            view.status().isFinal());
                })
                .single();
    }

    private static ExportView read(ResultSet row) throws SQLException {
        return new ExportView(
                new ExportId(row.getString("id")),
                Vocabulary.read(FeedKind.class, row.getString("kind")),
                Vocabulary.read(FeedFormat.class, row.getString("format")),
                Vocabulary.read(FeedStatus.class, row.getString("status")),
                row.getLong("rows"),
                row.getLong("rows_done"),
                row.getLong("bytes"),
                row.getString("failure"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Imports.instant(row, "started_at"),
                Imports.instant(row, "ended_at"));
    }
}
