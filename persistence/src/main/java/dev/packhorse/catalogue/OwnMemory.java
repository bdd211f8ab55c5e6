package dev.packhorse.catalogue;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In this process, for a cache of its own: it dies with the cache, and there is nothing to tell of what was before it. */
final class OwnMemory implements FeedMemory {

    /** How many ids a transaction that was writing when we began may have been behind. */
    private static final long STRAGGLERS = 100_000;

    private final SaidAgain again;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private @Nullable MovementCursor cursor;

    OwnMemory(SaidAgain again, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.again = again;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    @Override
    public Optional<MovementCursor> takeMovements() {
        MovementCursor known = cursor;
        if (known == null) {
            known = snapshot.execute(_ -> start());
            cursor = known;
        }
        return Optional.of(known);
    }

    @Override
    public void settleMovements(MovementCursor moved, Set<String> told) {
        again.later(Map.of(ChangeKind.STOCK, told));
        cursor = moved;
    }

    private MovementCursor start() {
        return jdbc.sql("""
                select coalesce(max(id), 0) as last, pg_snapshot_xmax(pg_current_snapshot())::text as next,
                  clock_timestamp() as now from stock_movement
                """)
                .query((row, _) -> {
                    long last = row.getLong("last");
                    return new MovementCursor(
                            Math.max(0, last - STRAGGLERS),
                            last,
                            row.getString("next"),
                            row.getObject("now", OffsetDateTime.class),
                            last);
                })
                .single();
    }
}
