package dev.packhorse.catalogue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In the database, for processes that share a cache: one of them follows at a time, and the next goes on where it stopped. */
final class SharedMemory implements FeedMemory {

    private static final Duration LEASE = Duration.ofSeconds(5);

    private final OutboxRows outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SharedMemory(OutboxRows outbox, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<MovementCursor> takeMovements() {
        return transaction.execute(_ -> jdbc.sql("""
                update cache_cursor set leased_until = clock_timestamp() + make_interval(secs => ?)
                where name in (
                  select name from cache_cursor where name = 'stock_movement' and leased_until < clock_timestamp()
                    and (told_to < seen_to or seen_to < (select coalesce(max(id), 0) from stock_movement))
                  for update skip locked)
                returning told_to, mark_to, mark_before::text, marked_at, seen_to
                """)
                .param(LEASE.toSeconds())
                .query((row, _) -> new MovementCursor(
                        row.getLong("told_to"),
                        row.getLong("mark_to"),
                        row.getString("mark_before"),
                        row.getObject("marked_at", OffsetDateTime.class),
                        row.getLong("seen_to")))
                .optional());
    }

    /** One whose lease ran out meanwhile may set the cursor back, and then some movements are told once more. */
    @Override
    public void settleMovements(MovementCursor cursor, Set<String> told) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                    update cache_cursor
                    set told_to = ?, mark_to = ?, mark_before = ?::xid8, marked_at = ?, seen_to = ?, leased_until = '-infinity'
                    where name = 'stock_movement'
                    """)
                    .params(cursor.toldTo(), cursor.markTo(), cursor.markBefore(), cursor.markedAt(), cursor.seenTo())
                    .update();
            outbox.again(ChangeKind.STOCK, told);
        });
    }
}
