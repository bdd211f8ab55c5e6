package dev.packhorse.feed;

import dev.packhorse.Json;
import dev.packhorse.KeyLookups;
import dev.packhorse.Vocabulary;
import dev.packhorse.inventory.HoldBatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies an import chunk by chunk. A chunk is one transaction, together with the count of what became of its rows: it is applied
 * once, however often a worker dies and another begins again, and two that work at once take turns.
 */
public class Importer {

    static final int REJECTIONS_KEPT = 10_000;

    private final JdbcClient jdbc;
    private final ProductFeed products;
    private final PriceFeed prices;
    private final StockFeed stock;
    private final HoldBatcher batcher;
    private final TransactionTemplate transaction;

    Importer(
            JdbcClient jdbc,
            ProductFeed products,
            PriceFeed prices,
            StockFeed stock,
            HoldBatcher batcher,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.products = products;
        this.prices = prices;
        this.stock = stock;
        this.batcher = batcher;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a chunk came to. */
    record Outcome(List<Rejection> rejections, int changed) {}

    private record Chunk(
            ImportId id,
            int number,
            FeedKind kind,
            FeedFormat format,
            @Nullable String header,
            long firstLine,
            int rows,
            byte[] content) {}

    /** Applies the next chunk; when there is none, or the import does not run any more, nothing happens. */
    public Progress applyNext(ImportId id) {
        Optional<Chunk> next = transaction.execute(_ -> next(id));
        next.ifPresent(chunk -> {
            RowReader.Read read = RowReader.read(
                    chunk.kind(), chunk.format(), chunk.header(), chunk.firstLine(), Packed.unpack(chunk.content()));
            apply(chunk, read);
        });
        return transaction.execute(_ -> jdbc.sql("select * from import where id = ?")
                .param(id.value())
                .query((row, _) -> Imports.progress(row))
                .single());
    }

    private void apply(Chunk chunk, RowReader.Read read) {
        switch (chunk.kind()) {
            case PRODUCTS -> inOneTransaction(chunk, read, products::apply);
            case PRICES -> inOneTransaction(chunk, read, prices::apply);
            case STOCK -> {
                List<Rejection> rejections = new ArrayList<>(read.rejections());
                batcher.run(stock.errand(
                        chunk.id(), read.rows(), rejections, () -> claim(chunk), outcome -> record(chunk, outcome)));
            }
        }
    }

    private interface Feed {
        Outcome apply(List<FeedRow> rows, List<Rejection> rejections);
    }

    private void inOneTransaction(Chunk chunk, RowReader.Read read, Feed feed) {
        transaction.executeWithoutResult(_ -> {
            if (claim(chunk)) {
                KeyLookups.only(jdbc);
                record(chunk, feed.apply(read.rows(), new ArrayList<>(read.rejections())));
            }
        });
    }

    private Optional<Chunk> next(ImportId id) {
        return jdbc.sql("""
                select i.kind, i.format, i.header, c.number, c.first_line, c.rows, c.content
                from import i join import_chunk c on c.import_id = i.id and c.number = i.chunks_applied + 1
                where i.id = ? and i.status = 'running'
                """)
                .param(id.value())
                .query((row, _) -> new Chunk(
                        id,
                        row.getInt("number"),
                        Vocabulary.read(FeedKind.class, row.getString("kind")),
                        Vocabulary.read(FeedFormat.class, row.getString("format")),
                        row.getString("header"),
                        row.getLong("first_line"),
                        row.getInt("rows"),
                        row.getBytes("content")))
                .optional();
    }

    /** Locks the import's row. False when somebody else has applied this chunk, or the import was stopped. */
    private boolean claim(Chunk chunk) {
        return jdbc.sql("""
                select id from import where id = ? and chunks_applied = ? - 1 and status = 'running' for update
                """)
                .params(chunk.id().value(), chunk.number())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void record(Chunk chunk, Outcome outcome) {
        long rejected = outcome.rejections().stream()
                .mapToLong(Rejection::line)
                .distinct()
                .count();
        jdbc.sql("""
                update import set chunks_applied = chunks_applied + 1, version = version + 1,
                  rows_done = rows_done + ?, rows_rejected = rows_rejected + ?, rows_changed = rows_changed + ?
                where id = ?
                """)
                .params(
                        chunk.rows() - rejected,
                        rejected,
                        outcome.changed(),
                        chunk.id().value())
                .update();
        if (rejected > 0) {
            jdbc.sql("""
                    insert into import_rejection (import_id, line, field, code, reason)
                    select ?, r.line, r.field, r.code, r.reason
                    from jsonb_to_recordset(?::jsonb) as r (line bigint, field text, code text, reason text)
                    order by r.line
                    limit greatest(0, ? - (select count(*) from import_rejection where import_id = ?))
                    on conflict do nothing
                    """)
                    .params(chunk.id().value(), Json.write(outcome.rejections()))
                    .params(REJECTIONS_KEPT, chunk.id().value())
                    .update();
        }
    }
}
