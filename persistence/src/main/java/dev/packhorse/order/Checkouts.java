package dev.packhorse.order;

import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.HoldSettings;
import dev.packhorse.inventory.HoldWords;
import dev.packhorse.inventory.Holds;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.shipping.PlannedParcel;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where an order begins: one transaction finds or makes the order of an idempotency key, prices it, and sets its stock aside.
 * The unique key decides between two that come at once: the second waits for the first one's end and then sees it.
 */
public class Checkouts {

    private final JdbcClient jdbc;
    private final CheckoutRows rows;
    private final Prices prices;
    private final Holds holds;
    private final Orders orders;
    private final OrderViews views;
    private final Timeline timeline;
    private final HoldSettings settings;
    private final TransactionTemplate transaction;

    public Checkouts(
            JdbcClient jdbc,
            Holds holds,
            Orders orders,
            OrderViews views,
            Timeline timeline,
            HoldSettings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new CheckoutRows(jdbc);
        this.prices = new Prices(jdbc);
        this.holds = holds;
        this.orders = orders;
        this.views = views;
        this.timeline = timeline;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Repeatable: the same key with the same content is the same order. A no leaves nothing behind, not even its key. */
    public CheckoutOutcome hold(Checkout checkout) {
        return transaction.execute(status -> {
            CheckoutOutcome outcome = known(checkout).orElseGet(() -> begin(checkout));
            return keepOnlyAYes(outcome, status);
        });
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

    private Optional<CheckoutOutcome> known(Checkout checkout) {
        return rows.find(checkout.idempotencyKey()).map(known -> {
            if (!known.requestHash().equals(checkout.requestHash())) {
                return new CheckoutOutcome.KeyReused();
            }
            Orders.Row row = orders.lock(known.id());
            Order order = views.order(known.id()).orElseThrow();
            return row.status() == OrderStatus.EXPIRED
                    ? revive(row, order)
                    : new CheckoutOutcome.Known(order, row.status());
        });
    }

    private CheckoutOutcome begin(Checkout checkout) {
        return switch (prices.price(checkout)) {
            case Prices.NotSold(List<Sku> skus) -> new CheckoutOutcome.NotSold(skus);
            case Prices.Priced(Order order)
            when isChanged(checkout, order) -> new CheckoutOutcome.PriceChanged(order.total());
            case Prices.Priced(Order order) ->
                rows.insert(checkout, order)
                        ? hold(order, checkout.shippingAddress().country())
                        // Somebody else came first with this key: their transaction has ended by now.
                        : known(checkout).orElseThrow();
        };
    }

    private CheckoutOutcome hold(Order order, String country) {
        return switch (holds.take(order.id(), country, order.lines(), settings.keepFor())) {
            case HoldOutcome.SoldOut(var shortfalls) -> new CheckoutOutcome.SoldOut(shortfalls);
            case HoldOutcome.Held(List<PlannedParcel> parcels) -> {
                timeline.add(order.id(), "stock_held", HoldWords.held(parcels), HoldWords.data(parcels));
                yield new CheckoutOutcome.Held(order);
            }
        };
    }

    /** The customer comes back to a checkout that ran out of time: its prices stand, its stock is asked for again. */
    private CheckoutOutcome revive(Orders.Row row, Order order) {
        CheckoutOutcome outcome = hold(order, row.country());
        if (outcome instanceof CheckoutOutcome.Held) {
            orders.move(order.id(), List.of(OrderStatus.EXPIRED), OrderStatus.PENDING);
        }
        return outcome;
    }

    private static boolean isChanged(Checkout checkout, Order order) {
        Money expected = checkout.expectedTotal();
        return expected != null && !expected.equals(order.total());
    }

    private static CheckoutOutcome keepOnlyAYes(CheckoutOutcome outcome, TransactionStatus status) {
        switch (outcome) {
            case CheckoutOutcome.Held _, CheckoutOutcome.Known _ -> {}
            case CheckoutOutcome.KeyReused _,
                    CheckoutOutcome.SoldOut _,
                    CheckoutOutcome.PriceChanged _,
                    CheckoutOutcome.NotSold _ -> status.setRollbackOnly();
        }
        return outcome;
    }

    private Optional<Answer> answer(OrderId order) {
        return jdbc.sql("select answer_status, answer_body from orders where answer_status is not null and id = ?")
                .param(order.value())
                .query((row, _) -> new Answer(row.getInt("answer_status"), row.getString("answer_body")))
                .optional();
    }
}
