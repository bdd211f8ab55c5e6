package dev.packhorse.inbox;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What providers told us: stored by their event id before it is acted upon, applied once, tried again with growing pauses. */
public class Inbox {

    /** After so many the event waits for a person. */
    static final int ATTEMPTS_MAX = 20;

    private static final int PAUSE_MAX_SECONDS = 300;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Inbox(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return false when this event was told before */
    public boolean accept(String provider, String eventId, String type, String payload) {
        return transaction.execute(
                _ -> jdbc.sql("""
                insert into inbox_event (provider, event_id, type, payload) values (?, ?, ?, ?) on conflict do nothing
                """).params(provider, eventId, type, payload).update() == 1);
    }

    /**
     * Claims events whose time has come, the oldest first. Each is the caller's for 30 seconds; then, when neither
     * {@link #applied} nor {@link #failed} was said of it, it is due again.
     */
    public List<InboxEvent> due(int limit) {
        return transaction.execute(_ -> jdbc.sql("""
                with claimed as (
                  update inbox_event set attempts = attempts + 1, next_attempt = clock_timestamp() + interval '30 seconds'
                  where (provider, event_id) in (
                    select provider, event_id from inbox_event
                    where applied_at is null and parked_at is null and next_attempt <= clock_timestamp()
                    order by next_attempt limit ? for update skip locked)
                  returning *)
                select * from claimed order by received_at
                """)
                .param(limit)
                .query((row, _) -> new InboxEvent(
                        row.getString("provider"),
                        row.getString("event_id"),
                        row.getString("type"),
                        row.getString("payload"),
                        row.getInt("attempts"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    public void applied(String provider, String eventId) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                update inbox_event set applied_at = clock_timestamp(), failure = null, parked_at = null
                where provider = ? and event_id = ? and applied_at is null
                """).params(provider, eventId).update());
    }

    /** It is tried again after a pause that doubles from one second to five minutes, and parked after 20 attempts. */
    public void failed(String provider, String eventId, String why) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update inbox_event set failure = left(?, 1000),
                  next_attempt = clock_timestamp()
                    + least(?, power(2, least(greatest(attempts - 1, 0), 20))) * interval '1 second',
                  parked_at = case when attempts >= ? then clock_timestamp() end
                where provider = ? and event_id = ? and applied_at is null
                """)
                .params(why, PAUSE_MAX_SECONDS, ATTEMPTS_MAX, provider, eventId)
                .update());
    }
}
