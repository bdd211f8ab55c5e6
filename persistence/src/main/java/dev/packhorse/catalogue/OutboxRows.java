package dev.packhorse.catalogue;

import dev.packhorse.Vocabulary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of changes that the cache must be told of; triggers fill it in the transaction of the change. */
final class OutboxRows {

    /** Settled rows stay for those that follow the table by themselves; longer than anybody may lag behind. */
    private static final Duration KEEP_SETTLED = Duration.ofMinutes(2);

    private static final int SWEEP_MAX = 5_000;
    private static final int KEYS_PER_ROW = 500;

    private final JdbcClient jdbc;
    private final Duration entryMax;

    /** @param entryMax how long a cache entry lives at most; what changed before that is known to every entry */
    OutboxRows(JdbcClient jdbc, Duration entryMax) {
        this.jdbc = jdbc;
        this.entryMax = entryMax;
    }

    /** How many keys wait, since when the first of them should have been told. */
    record Backlog(long keys, Duration lag) {}

    /** To be told once more when nobody can bring in any more what was there before. */
    void again(ChangeKind kind, Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_PER_ROW) {
            jdbc.sql("""
                    insert into cache_outbox (kind, keys, again, due_at)
                    values (?, ?, true, clock_timestamp() + make_interval(secs => ?))
                    """)
                    .params(
                            Vocabulary.stored(kind),
                            all.subList(from, Math.min(all.size(), from + KEYS_PER_ROW))
                                    .toArray(String[]::new),
                            ReaderBound.over().toMillis() / 1000.0)
                    .update();
        }
    }

    Backlog backlog() {
        return jdbc.sql("""
                select coalesce(sum(cardinality(keys)), 0) as keys,
                  coalesce(extract(epoch from clock_timestamp() - min(due_at)) * 1000, 0) as lag
                from cache_outbox where due_at <= clock_timestamp()
                """)
                .query((row, _) -> new Backlog(row.getLong("keys"), Duration.ofMillis(row.getLong("lag"))))
                .single();
    }

    /**
     * Removes a bounded number of rows that nobody needs: settled a while ago, or so old that no entry is from before them, be it
     * that no process has a cache or that it was out of reach for so long.
     *
     * @return how many of them had never been told
     */
    int sweep() {
        return jdbc.sql("""
                with old as (
                  delete from cache_outbox where id in (
                    select id from cache_outbox
                    where changed_at < clock_timestamp() - make_interval(secs => ?)
                      and (due_at is null or changed_at < clock_timestamp() - make_interval(secs => ?))
                    order by id limit ? for update skip locked)
                  returning due_at)
                select count(due_at) from old
                """)
                .params(
                        KEEP_SETTLED.toSeconds(),
                        entryMax.plus(ReaderBound.over()).plus(KEEP_SETTLED).toSeconds(),
                        SWEEP_MAX)
                .query(Integer.class)
                .single();
    }
}
