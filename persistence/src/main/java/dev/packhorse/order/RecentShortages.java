package dev.packhorse.order;

import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was found to be sold out a moment ago, so that the rest of a crowd is told without asking the database again. A key that
 * may have an order is never answered from here: the keys of all orders that ever held the SKU are read under the lock under
 * which the shortage was seen, when nobody else can add one. Whatever changes the SKU in this process ends its memory; what
 * another process changes is seen when the memory runs out.
 */
final class RecentShortages {

    /** More orders than this, and the SKU's crowd asks the database: reading their keys would take longer than that. */
    private static final int KEYS_MAX = 10_000;

    private static final int SKUS_MAX = 100;

    private final JdbcClient jdbc;
    private final long nanos;
    private final Map<Sku, Seen> seen = new ConcurrentHashMap<>();
    private final Map<Sku, Buyers> buyers = new ConcurrentHashMap<>();

    private final LongAdder refused = new LongAdder();

    RecentShortages(JdbcClient jdbc, Duration keepFor) {
        this.jdbc = jdbc;
        this.nanos = keepFor.toNanos();
    }

    private record Seen(long available, long untilNanos, Buyers buyers) {}

    /** Digests of keys: two that share one only cost a look into the database. */
    private static final class Buyers {
        private final Set<Integer> keys = ConcurrentHashMap.newKeySet();
        private long lastMovement;
        private boolean tooMany;
    }

    /** @return why not, naming what is known to be short; empty when only the database can say */
    Optional<CheckoutOutcome> refusal(Checkout checkout) {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        List<Shortfall> shortfalls = new ArrayList<>();
        for (Map.Entry<Sku, Integer> want : Prices.wanted(checkout).entrySet()) {
            Seen last = seen.get(want.getKey());
            if (last != null && last.available() < want.getValue() && System.nanoTime() < last.untilNanos()) {
                if (last.buyers().keys.contains(checkout.idempotencyKey().hashCode())) {
                    return Optional.empty();
                }
                shortfalls.add(new Shortfall(want.getKey(), want.getValue(), last.available()));
            }
        }
        if (shortfalls.isEmpty()) {
            return Optional.empty();
        }
        refused.increment();
        return Optional.of(new CheckoutOutcome.SoldOut(shortfalls));
    }

    /** How many were refused from here. */
    long refused() {
        return refused.sum();
    }

    /** To be called with the SKUs' levels locked. */
    void remember(Collection<Shortfall> shortfalls) {
        if (seen.size() + shortfalls.size() > SKUS_MAX || buyers.size() > SKUS_MAX) {
            seen.clear();
            buyers.clear();
        }
        for (Shortfall shortfall : shortfalls) {
            Buyers known = buyers.computeIfAbsent(shortfall.sku(), _ -> new Buyers());
            synchronized (known) {
                readOn(shortfall.sku(), known);
                if (!known.tooMany) {
                    seen.put(shortfall.sku(), new Seen(shortfall.available(), System.nanoTime() + nanos, known));
                }
            }
        }
    }

    void forget(Collection<Sku> changed) {
        changed.forEach(seen::remove);
    }

    /** The movements of one SKU are numbered under its lock, so that what comes later has a higher number. */
    private void readOn(Sku sku, Buyers known) {
        if (known.tooMany) {
            return;
        }
        jdbc.sql("""
                select m.id, o.idempotency_key from stock_movement m join orders o on o.id = m.order_id
                where m.sku = ? and m.kind = 'held' and m.id > ? limit ?
                """).params(sku.value(), known.lastMovement, KEYS_MAX + 1).query(row -> {
            known.keys.add(row.getString("idempotency_key").hashCode());
            known.lastMovement = Math.max(known.lastMovement, row.getLong("id"));
        });
        if (known.keys.size() > KEYS_MAX) {
            known.tooMany = true;
            known.keys.clear();
        }
    }
}
