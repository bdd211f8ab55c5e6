package dev.packhorse.proof.bench;

import dev.packhorse.proof.bench.ClosedLoop.Pace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether holding stock becomes slower as the years go by: the same orders on an empty ledger and on one with a million orders'
 * holds, lines and movements, each a database of its own on the same server. Rounds alternate.
 */
public final class LedgerBench {

    private static final int SKUS = 1000;

    private static final String USAGE = """
            Usage: ledger [--name=value]...
              --orders=1000000  in the old ledger, in thousands or more
              --callers=256     who hold at once
              --rounds=7        of each, alternating
              --seconds=4       per round
              --warm-up=10      seconds of each before anything counts
              --data=FOLDER     keeps both ledgers there, and measures those that were laid before
            """;

    private LedgerBench() {}

    public static void main(String[] given) throws IOException, SQLException {
        BenchSettings arguments = BenchSettings.of(
                given, USAGE, Map.of("orders", 1_000_000, "callers", 256, "rounds", 7, "seconds", 4, "warm-up", 10));
        try (BenchServer server = new BenchServer(arguments.data(), Map.of());
                StockRoom young = new StockRoom(server.database("young"), SKUS);
                StockRoom old = new StockRoom(server.database("old"), SKUS)) {
            fill(old, arguments.get("orders"));
            compare(arguments, young, old);
        }
        System.exit(0);
    }

    private static void compare(BenchSettings arguments, StockRoom young, StockRoom old) throws SQLException {
        int callers = arguments.get("callers");
        Duration warmUp = Duration.ofSeconds(arguments.get("warm-up"));
        Duration length = Duration.ofSeconds(arguments.get("seconds"));
        ClosedLoop.run(callers, warmUp, young::holdSome);
        ClosedLoop.run(callers, warmUp, old::holdSome);
        List<Pace> before = new ArrayList<>();
        List<Pace> after = new ArrayList<>();
        for (int round = 1; round <= arguments.get("rounds"); round++) {
            settle(young, old);
            before.add(ClosedLoop.run(callers, length, young::holdSome));
            settle(young, old);
            after.add(ClosedLoop.run(callers, length, old::holdSome));
            System.err.printf(
                    "bench: round %d: %.0f young, %.0f old%n",
                    round, before.getLast().perSecond(), after.getLast().perSecond());
        }
        young.insistOnConservation();
        old.insistOnConservation();
        Pace first = Pace.median(before);
        Pace last = Pace.median(after);
        System.out.printf(
                "%n| ledger | callers | holds per second | p50 ms | p99 ms | ratio |%n|---|---|---|---|---|---|%n");
        print("empty at first", callers, first, 1);
        print("%,d orders".formatted(arguments.get("orders")), callers, last, last.perSecond() / first.perSecond());
    }

    private static void settle(StockRoom young, StockRoom old) throws SQLException {
        young.settle();
        old.settle();
    }

    private static void print(String what, int callers, Pace pace, double ratio) {
        System.out.printf(
                "| %s | %d | %.0f | %.1f | %.1f | %.2f |%n",
                what, callers, pace.perSecond(), pace.p50(), pace.p99(), ratio);
    }

    /** Orders of two lines that were held and shipped, as the years would leave them: only what came in is missing from the shelf. */
    private static void fill(StockRoom room, int orders) throws SQLException {
        if (room.hasHolds()) {
            return;
        }
        System.err.printf("bench: writing %,d orders into the ledger%n", orders);
        room.execute("""
                create temporary table old_order as
                  select n, 'ord_00' || lpad(n::text, 24, '0') as id, lpad(n::text, 24, '0') as suffix from generate_series(1, %1$d) n;
                create temporary table old_line as
                  select o.*, 'SKU-' || (1 + (o.n * 7 + l * 13) %% %2$d) as sku from old_order o, generate_series(0, 1) l;
                insert into stock_hold (id, order_id, number, state, expires_at, closed_at)
                  select 'hld_00' || suffix || '_1', id, 1, 'shipped', now(), now() from old_order order by n;
                insert into stock_hold_line (hold_id, parcel_id, warehouse, sku, quantity, shipped)
                  select 'hld_00' || suffix || '_1', 'par_00' || suffix || '_1', 'BER', sku, 1, 1 from old_line order by n;
                insert into stock_movement (kind, hold_id, order_id, reason, on_hand_change, held_change, warehouse, sku, parcel_id)
                  select kind, 'hld_00' || suffix || '_1', id, 'Long ago.', on_hand, held, 'BER', sku, 'par_00' || suffix || '_1'
                  from old_line, (values (1, 'held', 0, 1), (2, 'shipped', -1, -1)) as step (at, kind, on_hand, held) order by n, at;
                update stock_level l set on_hand = l.on_hand - gone.units, version = l.version + 1
                  from (select sku, count(*) as units from old_line group by 1) gone where l.sku = gone.sku;
                """.formatted(orders, SKUS));
        room.settle();
    }
}
