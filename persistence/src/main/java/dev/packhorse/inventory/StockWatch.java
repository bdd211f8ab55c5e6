package dev.packhorse.inventory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the movements and tells what somebody wanted to know, so that no order pays for it. Movements commit in another order than
 * that of their numbers: what is followed moves up to a number only once every transaction has ended that ran when that number
 * was the newest, and until then the SKUs behind it are looked at again, which is harmless, since a look compares levels and tells
 * what has changed since the last. One process looks at a time.
 */
public class StockWatch {

    /** SKUs that came back and are told of in one look; the others follow in the next. */
    private static final int BACK_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public StockWatch(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param sweepEvery after which all are looked at, moved or not: safety stock and closed warehouses change without a movement
     * @param perUnit how many people are told of each unit that is back
     * @return how many alerts were told
     */
    public int look(Duration sweepEvery, int perUnit) {
        return transaction.execute(_ -> turn(sweepEvery)
                .map(turn -> tellThresholds(turn) + tellBackInStock(turn, perUnit))
                .orElse(0));
    }

    private record Turn(long followed, boolean sweep) {}

    /** Empty while another process looks. */
    private Optional<Turn> turn(Duration sweepEvery) {
        Optional<Turn> turn = jdbc.sql("""
                select followed, swept_at < clock_timestamp() - ? * interval '1 millisecond' as sweep
                from stock_watch for update skip locked
                """)
                .param(sweepEvery.toMillis())
                .query((row, _) -> new Turn(row.getLong("followed"), row.getBoolean("sweep")))
                .optional();
        turn.ifPresent(taken -> jdbc.sql("""
                update stock_watch set swept_at = case when ? then clock_timestamp() else swept_at end,
                  followed = case when pg_snapshot_xmin(pg_current_snapshot()) >= fence then newest else followed end,
                  fence = case when pg_snapshot_xmin(pg_current_snapshot()) >= fence
                    then pg_snapshot_xmax(pg_current_snapshot()) else fence end,
                  newest = case when pg_snapshot_xmin(pg_current_snapshot()) >= fence
                    then (select coalesce(max(id), 0) from stock_movement) else newest end
                """).param(taken.sweep()).update());
        return turn;
    }

    private int tellThresholds(Turn turn) {
        return jdbc.sql("""
                with present as (
                  select t.*, case when w.closed then 0 else greatest(0, coalesce(l.on_hand - l.held - l.safety_stock, 0)) end as available
                  from stock_threshold t join warehouse w on w.code = t.warehouse
                  left join stock_level l on l.sku = t.sku and l.warehouse = t.warehouse
                  where ? or t.sku in (select sku from stock_movement where id > ?)),
                becoming as (
                  select *, case when available >= clear_at then 'enough' when available = 0 then 'out'
                    when available <= low_at and state = 'enough' then 'low' else state end as becomes
                  from present),
                changed as (
                  update stock_threshold t set state = b.becomes from becoming b
                  where t.sku = b.sku and t.warehouse = b.warehouse and b.becomes <> b.state
                  returning b.sku, b.warehouse, b.becomes, b.available, b.low_at)
                insert into stock_alert (kind, sku, warehouse, available, low_at)
                select case becomes when 'out' then 'out_of_stock' when 'low' then 'low_stock' else 'enough_again' end,
                  sku, warehouse, available, low_at from changed order by sku, warehouse
                """).params(turn.sweep(), turn.followed()).update();
    }

    private int tellBackInStock(Turn turn, int perUnit) {
        List<Back> back = jdbc.sql("""
                with present as (
                  select a.sku, a.in_stock, (select coalesce(sum(greatest(0, l.on_hand - l.held - l.safety_stock)), 0)
                    from stock_level l join warehouse w on w.code = l.warehouse
                    where l.sku = a.sku and not w.closed) as available
                  from awaited_sku a
                  where (? or a.sku in (select sku from stock_movement where id > ?))
                    and exists (select from back_in_stock_subscription s where s.sku = a.sku and s.notified_at is null)),
                gone as (
                  update awaited_sku a set in_stock = false from present p where a.sku = p.sku and p.in_stock and p.available = 0)
                select sku, available from present where not in_stock and available > 0 order by sku limit ?
                """)
                .params(turn.sweep(), turn.followed(), BACK_AT_ONCE)
                .query((row, _) -> new Back(new Sku(row.getString("sku")), row.getLong("available")))
                .list();
        back.forEach(each -> tell(each, perUnit));
        return back.size();
    }

    private record Back(Sku sku, long available) {}

    private void tell(Back back, int perUnit) {
        jdbc.sql("update awaited_sku set in_stock = true where sku = ?")
                .param(back.sku().value())
                .update();
        int notified = jdbc.sql("""
                with due as (
                  select id from back_in_stock_subscription where sku = ? and notified_at is null order by id limit ? for update),
                told as (
                  update back_in_stock_subscription s set notified_at = clock_timestamp() from due
                  where s.id = due.id returning s.id, s.email, s.sku)
                insert into notification (kind, recipient, data)
                select 'back_in_stock', email, jsonb_build_object('sku', sku) from told order by id
                """)
                .params(back.sku().value(), Math.min(back.available(), 1_000_000) * perUnit)
                .update();
        jdbc.sql("insert into stock_alert (kind, sku, available, notified) values ('back_in_stock', ?, ?, ?)")
                .params(back.sku().value(), back.available(), notified)
                .update();
    }
}
