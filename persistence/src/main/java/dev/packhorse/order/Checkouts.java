package dev.packhorse.order;

import dev.packhorse.inventory.HoldBatcher;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.HoldSettings;
import dev.packhorse.inventory.HoldWords;
import dev.packhorse.inventory.Holds;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockErrand;
import dev.packhorse.shipping.PlannedParcel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where an order begins: the order of an idempotency key is found or made, priced, and its stock set aside, in one transaction
 * with all who ask at the same moment. The unique key decides between two processes that meet: the second waits for the first
 * one's end and then sees it.
 */
public class Checkouts {

    private final JdbcClient jdbc;
    private final HoldBatcher batcher;
    private final RecentShortages shortages;
    private final CheckoutDesk desk;
    private final Holds holds;
    private final Orders orders;
    private final OrderViews views;
    private final Timeline timeline;
    private final List<CheckoutLimits> limits;
    private final HoldSettings settings;
    private final TransactionTemplate transaction;

    public Checkouts(
            JdbcClient jdbc,
            HoldBatcher batcher,
            Holds holds,
            Orders orders,
            OrderViews views,
            Timeline timeline,
            List<CheckoutLimits> limits,
            HoldSettings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batcher = batcher;
        this.shortages = new RecentShortages(jdbc, settings.soldOutFor());
        this.desk = new CheckoutDesk(limits, shortages, settings);
        batcher.whenChanged(shortages::forget);
        this.holds = holds;
        this.orders = orders;
        this.views = views;
        this.timeline = timeline;
        this.limits = limits;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Repeatable: the same key with the same content is the same order. A no leaves nothing behind, not even its key.
     *
     * @throws dev.packhorse.inventory.StockBusy when too many ask at once
     */
    public CheckoutOutcome hold(Checkout checkout) {
        return shortages.refusal(checkout).orElseGet(() -> switch (batcher.ask(desk, checkout)) {
            case CheckoutDesk.Decided(CheckoutOutcome outcome) -> outcome;
            case CheckoutDesk.RanOut(OrderId order) -> batcher.run(new Revival(order));
        });
    }

    /** How many checkouts of this process were told from memory that they are sold out. */
    public long refusedFromMemory() {
        return shortages.refused();
    }

    /** The first answer to a checkout stays its answer. */
    public Answer remember(OrderId order, Answer answer) {
        return transaction.execute(_ -> {
            jdbc.sql("update orders set answer_status = ?, answer_body = ? where id = ? and answer_status is null")
                    .params(answer.status(), answer.body(), order.value())
                    .update();
            return answer(order)
                    .orElseThrow(() -> new IllegalStep("There is no order " + order + " to remember an answer of."));
        });
    }

    public Optional<Answer> answerTo(OrderId order) {
        return transaction.execute(_ -> answer(order));
    }

    /** The customer comes back to a checkout that ran out of time: its prices stand, its stock is asked for again. */
    private final class Revival implements StockErrand<CheckoutOutcome> {

        private final OrderId id;
        private final Order order;

        Revival(OrderId id) {
            this.id = id;
            this.order = views.order(id).orElseThrow();
        }

        @Override
        public Set<OrderId> orders() {
            return Set.of(id);
        }

        @Override
        public Set<Sku> skus() {
            return order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet());
        }

        @Override
        public CheckoutOutcome run() {
            Orders.Row row = orders.lock(id);
            if (row.status() != OrderStatus.EXPIRED) {
                return new CheckoutOutcome.Known(order, row.status());
            }
            return limits.stream()
                    .flatMap(limit -> limit.refusalOfRevival(order).stream())
                    .findFirst()
                    .orElseGet(() -> take(row));
        }

        private CheckoutOutcome take(Orders.Row row) {
            return switch (holds.take(id, row.destination(), order.lines(), settings.keepFor())) {
                case HoldOutcome.SoldOut(var shortfalls) -> new CheckoutOutcome.SoldOut(shortfalls);
                case HoldOutcome.Held(List<PlannedParcel> parcels) -> {
                    timeline.add(id, "stock_held", HoldWords.held(parcels), HoldWords.data(parcels));
                    orders.move(id, List.of(OrderStatus.EXPIRED), OrderStatus.PENDING);
                    yield new CheckoutOutcome.Revived(order);
                }
            };
        }
    }

    private Optional<Answer> answer(OrderId order) {
        return jdbc.sql("select answer_status, answer_body from orders where answer_status is not null and id = ?")
                .param(order.value())
                .query((row, _) -> new Answer(row.getInt("answer_status"), row.getString("answer_body")))
                .optional();
    }
}
