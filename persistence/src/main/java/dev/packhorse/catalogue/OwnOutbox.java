package dev.packhorse.catalogue;

import dev.packhorse.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox as a process reads it whose cache is its own: all rows, whoever else has told them, by what was committed since the
 * last look. A row is new when its transaction had not ended by then.
 */
final class OwnOutbox implements ChangeFeed {

    private final SaidAgain again;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private @Nullable String seen;

    private record Row(ChangeKind kind, List<String> keys, long ageMillis) {}

    OwnOutbox(SaidAgain again, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.again = again;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        // One snapshot for both statements: what is committed between them must not be lost.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public Optional<Changes> next() {
        return snapshot.execute(_ -> {
            String now = jdbc.sql("select pg_current_snapshot()::text")
                    .query(String.class)
                    .single();
            String before = seen;
            if (before == null) {
                // The cache is as young as this: it holds nothing from before.
                seen = now;
                return Optional.<Changes>empty();
            }
            List<Row> rows = writtenSince(before);
            if (rows.isEmpty()) {
                seen = now;
            }
            return rows.isEmpty() ? Optional.<Changes>empty() : Optional.of(changes(rows, now));
        });
    }

    private List<Row> writtenSince(String before) {
        return jdbc.sql("""
                select kind, keys, extract(epoch from clock_timestamp() - changed_at) * 1000 as age from cache_outbox
                where written_by >= pg_snapshot_xmax(:before::pg_snapshot)
                  or written_by in (select pg_snapshot_xip(:before::pg_snapshot))
                """)
                .param("before", before)
                .query((row, _) -> new Row(
                        Vocabulary.read(ChangeKind.class, row.getString("kind")),
                        List.of((String[]) row.getArray("keys").getArray()),
                        row.getLong("age")))
                .list();
    }

    private Changes changes(List<Row> rows, String now) {
        Map<ChangeKind, Set<String>> keys = rows.stream()
                .collect(Collectors.groupingBy(
                        Row::kind, Collectors.flatMapping(row -> row.keys().stream(), Collectors.toSet())));
        long age = rows.stream().mapToLong(Row::ageMillis).max().orElse(0);
        return new Changes(keys, Duration.ofMillis(age), () -> {
            seen = now;
            again.later(keys);
        });
    }
}
