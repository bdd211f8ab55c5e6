package dev.packhorse.flashsale;

import dev.packhorse.flashsale.SaleRows.Newcomer;
import dev.packhorse.flashsale.SaleRows.Standing;
import dev.packhorse.flashsale.SaleRows.Ticket;
import dev.packhorse.inventory.Sku;
import dev.packhorse.order.Checkout;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue in front of a flash sale's SKU. It stands in PostgreSQL, so that all API processes have the same one; each looks at
 * it several times a second and answers those who only wait from what it saw.
 */
public class SaleQueue {

    /** Longer than a few transactions take, and shorter than a caller waits for an answer. */
    private static final Duration CROWDED_AFTER = Duration.ofSeconds(2);

    /** How many join in one transaction. */
    private static final int ROOM = 500;

    private final JdbcClient jdbc;
    private final SaleRows rows;
    private final SaleSettings settings;
    private final TransactionTemplate transaction;
    private final Map<Sku, Watch> watches = new ConcurrentHashMap<>();
    private final Glance<Set<Sku>> running;

    public SaleQueue(JdbcClient jdbc, SaleSettings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new SaleRows(jdbc, settings.patience());
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.running = new Glance<>(settings.glance(), rows::running);
    }

    /**
     * From memory: the place of who waits with this very call, while it is not their turn, and whether there is one for who does not
     * wait yet. Empty when the database is to decide. Asking keeps the place.
     */
    public Optional<QueueOutcome> look(Checkout checkout) {
        return running(checkout).flatMap(sku -> {
            Watch watch = watch(sku);
            SaleLine line = watch.glance.look();
            if (line.hasNoRoomFor(customer(checkout), checkout.idempotencyKey())) {
                return Optional.of(new QueueOutcome.Full(line.comeBack()));
            }
            return waiting(line, checkout).flatMap(place -> {
                watch.seen.add(place.ticket().number());
                return line.isTurnOf(place)
                        ? Optional.empty()
                        : Optional.of(new QueueOutcome.Waiting(line.shown(sku, place)));
            });
        });
    }

    /** The SKU of a running flash sale that the checkout has, if any, of which units may come back that are held now. */
    public Optional<Sku> worthWaitingFor(Checkout checkout) {
        return running(checkout).filter(sku -> watch(sku).glance.look().mayComeBack());
    }

    /**
     * Behind everybody who came before; who waits already keeps the place. In each process those who come together join together;
     * whoever finds the door too crowded comes back a little later.
     */
    public QueueOutcome join(Checkout checkout, Sku sku) {
        Watch watch = watch(sku);
        SaleLine line = watch.glance.look();
        if (line.hasNoRoomFor(customer(checkout), checkout.idempotencyKey())) {
            return new QueueOutcome.Full(line.comeBack());
        }
        return watch.door.knock(checkout).orElseGet(() -> new QueueOutcome.Full(line.comeBack()));
    }

    /**
     * The customer has what they waited for, or cannot have it. Written down at the next look or joining: when all is sold, all
     * who waited leave at once.
     */
    public void leave(Checkout checkout) {
        running(checkout).ifPresent(sku -> {
            Watch watch = watch(sku);
            waiting(watch.glance.look(), checkout).ifPresent(place -> watch.leaving.add(place.ticket()));
        });
    }

    /** Looking does not keep the place: only asking for the goods does. */
    public Optional<QueuePlace> find(String ticket) {
        return jdbc.sql("""
                select t.sku, line.position, line.length from sale_ticket t cross join lateral (
                  select count(*) filter (where number <= t.number) as position, count(*) as length from sale_ticket
                  where sku = t.sku and seen_at > clock_timestamp() - ? * interval '1 millisecond') line
                where t.id = ? and t.seen_at > clock_timestamp() - ? * interval '1 millisecond'
                """)
                .params(
                        settings.patience().toMillis(),
                        ticket,
                        settings.patience().toMillis())
                .query((row, _) -> new QueuePlace(
                        ticket,
                        new Sku(row.getString("sku")),
                        row.getInt("position"),
                        row.getInt("length"),
                        SaleLine.retryAfter(row.getInt("position"))))
                .optional();
    }

    private List<QueueOutcome> join(Sku sku, List<Checkout> checkouts, int longest) {
        rows.join(sku, newest(sku, checkouts), longest);
        SaleLine line = new SaleLine(null, rows.tickets(sku), Set.of());
        return checkouts.stream()
                .map(checkout -> line.of(customer(checkout))
                        .<QueueOutcome>map(place -> new QueueOutcome.Waiting(line.shown(sku, place)))
                        .orElseGet(() -> new QueueOutcome.Full(line.comeBack())))
                .toList();
    }

    /** A customer has one place, however often they come: it is the latest call that waits. */
    private static Collection<Newcomer> newest(Sku sku, List<Checkout> checkouts) {
        Map<String, Newcomer> newcomers = new LinkedHashMap<>();
        for (Checkout checkout : checkouts) {
            int quantity = checkout.items().stream()
                    .filter(item -> item.sku().equals(sku))
                    .mapToInt(Checkout.Item::quantity)
                    .sum();
            newcomers.put(customer(checkout), new Newcomer(customer(checkout), checkout.idempotencyKey(), quantity));
        }
        return newcomers.values();
    }

    /** Whether this process has learnt by now that the SKU is on flash sale. */
    boolean knows(Sku sku) {
        return running.look().contains(sku);
    }

    private Optional<Sku> running(Checkout checkout) {
        Set<Sku> sales = running.look();
        return checkout.items().stream()
                .map(Checkout.Item::sku)
                .filter(sales::contains)
                .findFirst();
    }

    /** The place that this very call has; another call of the customer's may have been answered long ago. */
    private static Optional<SaleLine.Place> waiting(SaleLine line, Checkout checkout) {
        return line.of(customer(checkout))
                .filter(place -> place.ticket().idempotencyKey().equals(checkout.idempotencyKey()));
    }

    private static String customer(Checkout checkout) {
        return SaleRows.customer(checkout.customer().email());
    }

    private Watch watch(Sku sku) {
        return watches.computeIfAbsent(sku, Watch::new);
    }

    /** One SKU's queue as this process sees it, and who has asked here since it looked last. */
    private final class Watch {

        private final Set<Long> seen = ConcurrentHashMap.newKeySet();
        private final Set<Ticket> leaving = ConcurrentHashMap.newKeySet();
        private final Door<Checkout, QueueOutcome> door;
        private final Glance<SaleLine> glance;

        Watch(Sku sku) {
            this.glance = new Glance<>(settings.glance(), () -> look(sku));
            this.door =
                    new Door<>(CROWDED_AFTER, ROOM, checkouts -> tidied(sku, longest -> join(sku, checkouts, longest)));
        }

        private SaleLine look(Sku sku) {
            Set<Long> asked = new HashSet<>(seen);
            SaleLine line = tidied(sku, _ -> {
                rows.touch(asked);
                @Nullable Standing standing = rows.standings(List.of(sku)).get(sku);
                return new SaleLine(standing, rows.tickets(sku), rows.openKeys(sku));
            });
            seen.removeAll(asked);
            return line;
        }

        /**
         * In a transaction in which nobody stands in the queue any more who left it. The sale's row is locked first: processes change
         * the queue one after the other, and never wait for each other's tickets.
         *
         * @param work gets the queue's greatest length, 0 when there is no such sale any more
         */
        private <T> T tidied(Sku sku, IntFunction<T> work) {
            Set<Ticket> gone = new HashSet<>(leaving);
            T result = transaction.execute(_ -> {
                losingItIsHarmless();
                int longest = rows.lockedLength(sku);
                rows.remove(gone);
                rows.forgetWhoLeft(sku, settings.longestWait());
                return work.apply(longest);
            });
            leaving.removeAll(gone);
            return result;
        }
    }

    /** A place in a queue that a crash of the database forgets is asked for again by its owner: it need not wait for the disk. */
    private void losingItIsHarmless() {
        jdbc.sql("select set_config('synchronous_commit', 'off', true)")
                .query(String.class)
                .single();
    }
}
