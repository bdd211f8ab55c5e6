package dev.packhorse.feed;

import static dev.packhorse.Vocabulary.stored;

import dev.packhorse.feed.RecordSplitter.UnusableFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file in as it comes, chunk by chunk, each in a transaction of its own: however slowly it is sent, no lock waits for it.
 * It becomes an import once it is whole; an upload that breaks off is nobody's, and is swept away.
 */
public class ImportUploads {

    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * A chunk is one transaction: long enough that its costs do not count, and so short that a machine on which everything takes
     * twenty times as long still ends it before its statements and those who wait for its locks are given up.
     */
    private static final int ROWS_PER_CHUNK = 250;

    /** Stock is locked while orders want it. */
    private static final int STOCK_ROWS_PER_CHUNK = 200;

    private final JdbcClient jdbc;
    private final Imports imports;
    private final TransactionTemplate transaction;

    public ImportUploads(JdbcClient jdbc, Imports imports, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Reads the body to its end. The same key with the same file is the same import.
     *
     * @throws IOException as the body throws it; then nothing was taken
     */
    public Upload receive(FeedKind kind, FeedFormat format, String idempotencyKey, InputStream body)
            throws IOException {
        Optional<Known> known = known(idempotencyKey);
        if (known.isPresent()) {
            MessageDigest digest = sha256();
            long ignored = read(body, (buffer, length) -> digest.update(buffer, 0, length));
            return known.get().answer(kind, format, hex(digest));
        }
        ImportId id = ImportId.next(Instant.now());
        begin(id, kind, format, idempotencyKey);
        try {
            return receive(id, kind, format, idempotencyKey, body);
        } catch (UnusableFile unusable) {
            forget(id);
            return new Upload.Unusable(
                    List.of(new Rejection(1, "", unusable.code(), String.valueOf(unusable.getMessage()))));
        } catch (IOException | RuntimeException brokenOff) {
            forget(id);
            throw brokenOff;
        }
    }

    private Upload receive(ImportId id, FeedKind kind, FeedFormat format, String key, InputStream body)
            throws IOException {
        MessageDigest digest = sha256();
        Store store = new Store(id, kind);
        RecordSplitter splitter = new RecordSplitter(format, rowsPerChunk(kind), store);
        long bytes = read(body, (buffer, length) -> {
            digest.update(buffer, 0, length);
            if (store.complaints.isEmpty()) {
                splitter.take(buffer, length);
            }
        });
        if (store.complaints.isEmpty()) {
            splitter.end();
        }
        if (!store.complaints.isEmpty() || store.rows == 0) {
            forget(id);
            return new Upload.Unusable(
                    store.complaints.isEmpty()
                            ? List.of(new Rejection(1, "", "no_rows", "The file has no rows."))
                            : store.complaints);
        }
        return finish(id, kind, format, key, store, bytes, hex(digest));
    }

    /** The unique key decides between two uploads with one key; who comes second hears of the first one's import. */
    private Upload finish(
            ImportId id, FeedKind kind, FeedFormat format, String key, Store store, long bytes, String digest) {
        try {
            transaction.executeWithoutResult(_ -> jdbc.sql("""
                    update import set status = 'queued', digest = ?, bytes = ?, header = ?, chunks = ?, rows = ?,
                      version = version + 1
                    where id = ? and status = 'uploading'
                    """)
                    .params(digest, bytes)
                    .param(store.header)
                    .params(store.chunks, store.rows, id.value())
                    .update());
        } catch (DuplicateKeyException second) {
            forget(id);
            return known(key).orElseThrow().answer(kind, format, digest);
        }
        return new Upload.Accepted(imports.find(id).orElseThrow(), false);
    }

    private final class Store implements RecordSplitter.Chunks {

        private final ImportId id;
        private final FeedKind kind;
        private @Nullable String header;
        private List<Rejection> complaints = List.of();
        private int chunks;
        private long rows;

        Store(ImportId id, FeedKind kind) {
            this.id = id;
            this.kind = kind;
        }

        @Override
        public void header(String record) {
            header = record;
            complaints = Columns.complaints(kind, RowReader.header(record));
        }

        @Override
        public void chunk(long firstLine, int count, byte[] content) {
            if (complaints.isEmpty()) {
                chunks++;
                rows += count;
                transaction.executeWithoutResult(_ -> jdbc.sql("""
                        insert into import_chunk (import_id, number, first_line, rows, content) values (?, ?, ?, ?, ?)
                        """)
                        .params(id.value(), chunks, firstLine, count, Packed.pack(content))
                        .update());
            }
        }
    }

    private record Known(ImportView view, String digest) {

        Upload answer(FeedKind kind, FeedFormat format, String digest) {
            boolean same = view.kind() == kind && view.format() == format && this.digest.equals(digest);
            return same ? new Upload.Accepted(view, true) : new Upload.KeyReused();
        }
    }

    private Optional<Known> known(String key) {
        return transaction.execute(
                _ -> jdbc.sql("select * from import where idempotency_key = ? and status <> 'uploading'")
                        .param(key)
                        .query((row, _) -> new Known(Imports.read(row), row.getString("digest")))
                        .optional());
    }

    private void begin(ImportId id, FeedKind kind, FeedFormat format, String key) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into import (id, kind, format, idempotency_key) values (?, ?, ?, ?)")
                        .params(id.value(), stored(kind), stored(format), key)
                        .update());
    }

    private void forget(ImportId id) {
        transaction.executeWithoutResult(_ -> jdbc.sql("delete from import where id = ? and status = 'uploading'")
                .param(id.value())
                .update());
    }

    private interface Piece {
        void take(byte[] buffer, int length);
    }

    private static long read(InputStream body, Piece piece) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
            piece.take(buffer, length);
            bytes += length;
        }
        return bytes;
    }

    private static int rowsPerChunk(FeedKind kind) {
        return switch (kind) {
            case PRODUCTS, PRICES -> ROWS_PER_CHUNK;
            case STOCK -> STOCK_ROWS_PER_CHUNK;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
