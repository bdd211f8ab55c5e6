package dev.packhorse.catalogue;

import dev.packhorse.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox as those read it that share a cache: each row is told by one process, and again by one after slow readers have become
 * too old. No transaction stays open meanwhile; a row that was taken and is not settled comes back.
 */
final class SharedOutbox implements ChangeFeed {

    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final int ROWS_MAX = 200;

    /** Rows are taken until they have this many keys between them; the last one may bring up to 500 more. */
    private static final int KEYS_ENOUGH = 1_000;

    private final OutboxRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private record Row(long id, ChangeKind kind, List<String> keys, boolean again, long ageMillis) {}

    SharedOutbox(OutboxRows rows, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<Changes> next() {
        List<Row> taken = transaction.execute(_ -> take());
        return taken.isEmpty() ? Optional.empty() : Optional.of(changes(taken));
    }

    private List<Row> take() {
        return jdbc.sql("""
                update cache_outbox o set due_at = clock_timestamp() + make_interval(secs => ?)
                from (select id, due_at, sum(cardinality(keys)) over (order by due_at, id) - cardinality(keys) as keys_before
                      from (select id, due_at, keys from cache_outbox where due_at <= clock_timestamp()
                            order by due_at limit ? for update skip locked) due) mine
                where o.id = mine.id and mine.keys_before < ?
                returning o.id, o.kind, o.keys, o.again, extract(epoch from clock_timestamp() - mine.due_at) * 1000 as age
                """)
                .params(LEASE.toSeconds(), ROWS_MAX, KEYS_ENOUGH)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        Vocabulary.read(ChangeKind.class, row.getString("kind")),
                        List.of((String[]) row.getArray("keys").getArray()),
                        row.getBoolean("again"),
                        row.getLong("age")))
                .list();
    }

    private Changes changes(List<Row> taken) {
        return new Changes(
                keys(taken.stream()),
                Duration.ofMillis(taken.stream().mapToLong(Row::ageMillis).max().orElse(0)),
                () -> settle(taken));
    }

    private void settle(List<Row> taken) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update cache_outbox set due_at = null where id = any(?)")
                    .param(taken.stream().map(Row::id).toArray(Long[]::new))
                    .update();
            keys(taken.stream().filter(row -> !row.again())).forEach(rows::again);
        });
    }

    private static Map<ChangeKind, Set<String>> keys(Stream<Row> rows) {
        return rows.collect(Collectors.groupingBy(
                Row::kind, Collectors.flatMapping(row -> row.keys().stream(), Collectors.toSet())));
    }
}
