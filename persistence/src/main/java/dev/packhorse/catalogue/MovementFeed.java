package dev.packhorse.catalogue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the stock movements. A sale writes thousands a second, hence they are read where they are, by id, and a SKU is told once
 * for all its movements since the last look.
 */
final class MovementFeed implements ChangeFeed {

    private static final Logger LOG = LoggerFactory.getLogger(MovementFeed.class);

    private static final int MOVEMENTS_MAX = 50_000;

    /** No transaction of ours lives longer: the server ends statements after 5 s and idle ones after 30 s. */
    private static final Duration TRANSACTION_MAX = Duration.ofSeconds(60);

    /** Further behind than this, the oldest are left to the entries' time to live, or catching up would be the load. */
    private static final long BEHIND_MAX = 2_000_000;

    private final FeedMemory memory;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    /**
     * @param last the highest id there is
     * @param markIsOver whether all who were writing at the mark have ended
     * @param next the transaction id that would be given next
     */
    private record Look(
            Set<String> skus,
            long seenTo,
            long last,
            boolean markIsOver,
            String next,
            OffsetDateTime now,
            Duration age) {}

    MovementFeed(FeedMemory memory, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.memory = memory;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    @Override
    public Optional<Changes> next() {
        return memory.takeMovements().map(cursor -> {
            Look look = snapshot.execute(_ -> look(cursor));
            MovementCursor moved = moved(cursor, look);
            return new Changes(
                    Map.of(ChangeKind.STOCK, look.skus()),
                    look.age(),
                    () -> memory.settleMovements(moved, look.skus()));
        });
    }

    /** All that are visible and not told for certain, some of them for the second time: telling twice does no harm. */
    private Look look(MovementCursor cursor) {
        return jdbc.sql("""
                with found as materialized (
                  (select id, sku, at from stock_movement where id > :told and id <= :seen)
                  union all
                  (select id, sku, at from stock_movement where id > :seen order by id limit :most))
                select coalesce(array_agg(distinct sku), '{}') as skus,
                  coalesce(max(id), 0) as seen_to,
                  (select coalesce(max(id), 0) from stock_movement) as last,
                  pg_snapshot_xmin(pg_current_snapshot()) >= :before::xid8
                    or :marked < clock_timestamp() - make_interval(secs => :longest) as mark_is_over,
                  pg_snapshot_xmax(pg_current_snapshot())::text as next,
                  clock_timestamp() as now,
                  coalesce(extract(epoch from clock_timestamp() - min(at) filter (where id > :seen)) * 1000, 0) as age
                from found
                """)
                .param("told", cursor.toldTo())
                .param("seen", cursor.seenTo())
                .param("before", cursor.markBefore())
                .param("marked", cursor.markedAt())
                .param("longest", TRANSACTION_MAX.toSeconds())
                .param("most", MOVEMENTS_MAX)
                .query((row, _) -> new Look(
                        Set.of((String[]) row.getArray("skus").getArray()),
                        Math.max(cursor.seenTo(), row.getLong("seen_to")),
                        row.getLong("last"),
                        row.getBoolean("mark_is_over"),
                        row.getString("next"),
                        row.getObject("now", OffsetDateTime.class),
                        Duration.ofMillis(row.getLong("age"))))
                .single();
    }

    private static MovementCursor moved(MovementCursor cursor, Look look) {
        if (look.last() - look.seenTo() > BEHIND_MAX) {
            long from = look.last() - BEHIND_MAX;
            LOG.warn(
                    "The cache is not told of {} stock movements, having fallen too far behind; what they changed may be shown "
                            + "as it was for as long as an entry lives.",
                    from - look.seenTo());
            return new MovementCursor(from, from, look.next(), look.now(), from);
        }
        return look.markIsOver()
                ? new MovementCursor(cursor.markTo(), look.seenTo(), look.next(), look.now(), look.seenTo())
                : new MovementCursor(
                        cursor.toldTo(), cursor.markTo(), cursor.markBefore(), cursor.markedAt(), look.seenTo());
    }
}
