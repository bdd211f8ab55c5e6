package dev.packhorse.feed;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.Cursor;
import dev.packhorse.Vocabulary;
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
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of imports. Every method is one short transaction and may be repeated. */
public class Imports {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Imports(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Optional<ImportView> find(ImportId id) {
        return transaction.execute(_ -> jdbc.sql("select * from import where id = ? and status <> 'uploading'")
                .param(id.value())
                .query((row, _) -> read(row))
                .optional());
    }

    /**
     * The newest first.
     *
     * @throws dev.packhorse.InvalidCursor when the cursor is none that a page gave
     */
    public Page<ImportView> list(@Nullable String cursor, int limit) {
        String before = cursor == null ? "imp_~" : Cursor.keys(cursor, 1).getFirst();
        List<ImportView> found = transaction.execute(
                _ -> jdbc.sql("select * from import where status <> 'uploading' and id < ? order by id desc limit ?")
                        .params(before, limit + 1)
                        .query((row, _) -> read(row))
                        .list());
        return page(found, limit, last -> Cursor.of(last.id().value()));
    }

    /**
     * By line. Only the first {@value Importer#REJECTIONS_KEPT} of an import are kept; how many there were is counted.
     *
     * @throws dev.packhorse.InvalidCursor when the cursor is none that a page gave
     */
    public Page<Rejection> rejections(ImportId id, @Nullable String cursor, int limit) {
        List<String> after = cursor == null ? List.of("0", "-") : Cursor.keys(cursor, 2);
        long line = number(after.getFirst(), cursor);
        List<Rejection> found = transaction.execute(_ -> jdbc.sql("""
                select line, field, code, reason from import_rejection
                where import_id = ? and (line, field) > (?, ?) order by line, field limit ?
                """)
                .params(id.value(), line, after.getLast().substring(1), limit + 1)
                .query((row, _) -> new Rejection(
                        row.getLong("line"), row.getString("field"), row.getString("code"), row.getString("reason")))
                .list());
        return page(found, limit, last -> Cursor.of(String.valueOf(last.line()), "-" + last.field()));
    }

    /** The workflow has taken it up; content when it ran or ended before. */
    public Progress begin(ImportId id) {
        return transaction.execute(_ -> {
            jdbc.sql("""
                    update import set status = 'running', started_at = clock_timestamp(), version = version + 1
                    where id = ? and status = 'queued'
                    """).param(id.value()).update();
            return progress(id);
        });
    }

    /** The first end stays: what is over neither goes on nor ends otherwise. */
    public Progress end(ImportId id, FeedStatus status, @Nullable String failure) {
        if (!status.isFinal()) {
            throw new IllegalArgumentException(status + " is no end.");
        }
        return transaction.execute(_ -> {
            jdbc.sql("""
                    update import set status = ?, failure = left(?, 1000), ended_at = clock_timestamp(), version = version + 1
                    where id = ? and status in ('queued', 'running')
                    """).param(stored(status)).param(failure).param(id.value()).update();
            return progress(id);
        });
    }

    /** Those that wait for their workflow for longer than that: the engine was away when they came. */
    public List<ImportId> waiting(Duration longerThan, int limit) {
        return transaction.execute(_ -> jdbc.sql("""
                select id from import where status = 'queued' and created_at < clock_timestamp() - ? * interval '1 millisecond'
                order by created_at limit ?
                """)
                .params(longerThan.toMillis(), limit)
                .query((row, _) -> new ImportId(row.getString("id")))
                .list());
    }

    /**
     * Forgets files of imports that ended, and uploads that broke off with their process.
     *
     * @return how many chunks went; ask again soon when it is {@code limit}
     */
    public int sweep(Duration keep, Duration uploadLongest, int limit) {
        return transaction.execute(_ -> {
            jdbc.sql("""
                    delete from import where status = 'uploading' and created_at < clock_timestamp() - ? * interval '1 millisecond'
                    """).param(uploadLongest.toMillis()).update();
            return jdbc.sql("""
                    delete from import_chunk where (import_id, number) in (
                      select c.import_id, c.number from import i join import_chunk c on c.import_id = i.id
                      where i.ended_at < clock_timestamp() - ? * interval '1 millisecond' limit ? for update of c skip locked)
                    """).params(keep.toMillis(), limit).update();
        });
    }

    private Progress progress(ImportId id) {
        return jdbc.sql("select * from import where id = ?")
                .param(id.value())
                .query((row, _) -> progress(row))
                .single();
    }

    static Progress progress(ResultSet row) throws SQLException {
        FeedStatus status = Vocabulary.read(FeedStatus.class, row.getString("status"));
        return new Progress(
                Vocabulary.read(FeedKind.class, row.getString("kind")),
                row.getLong("rows"),
                row.getLong("rows_done"),
                row.getLong("rows_rejected"),
                status.isFinal() || row.getInt("chunks_applied") == row.getInt("chunks"));
    }

    static ImportView read(ResultSet row) throws SQLException {
        return new ImportView(
                new ImportId(row.getString("id")),
                Vocabulary.read(FeedKind.class, row.getString("kind")),
                Vocabulary.read(FeedFormat.class, row.getString("format")),
                Vocabulary.read(FeedStatus.class, row.getString("status")),
                row.getLong("bytes"),
                row.getLong("rows"),
                row.getLong("rows_done"),
                row.getLong("rows_rejected"),
                row.getLong("rows_changed"),
                row.getString("failure"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static long number(String key, @Nullable String cursor) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notOurs) {
            throw new dev.packhorse.InvalidCursor(String.valueOf(cursor));
        }
    }

    static <T> Page<T> page(List<T> found, int limit, java.util.function.Function<T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }
}
