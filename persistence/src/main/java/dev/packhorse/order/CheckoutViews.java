package dev.packhorse.order;

import dev.packhorse.shipping.ParcelRows;
import dev.packhorse.shipping.ParcelView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checkouts as they are shown: read from PostgreSQL, one snapshot per answer. */
public class CheckoutViews {

    private final OrderEntities entities;
    private final JdbcClient jdbc;
    private final ParcelRows parcels;
    private final CheckoutSettings settings;
    private final TransactionTemplate snapshot;

    CheckoutViews(
            OrderEntities entities,
            JdbcClient jdbc,
            CheckoutSettings settings,
            PlatformTransactionManager transactions) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.parcels = new ParcelRows(jdbc, new Timeline(jdbc));
        this.settings = settings;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    /** How long the stock of a checkout stays set aside. */
    private record Keeping(Instant expiresAt, Instant extendableUntil, boolean due, Instant createdAt) {}

    public Optional<CheckoutView> find(CheckoutId checkout) {
        return snapshot.execute(_ -> entities.findById(checkout.order().value()).map(this::view));
    }

    /** One that was held a moment ago: nothing of it need be read again. */
    public CheckoutView opened(Checkout checkout, CheckoutOutcome.Held held) {
        Order order = held.order();
        Instant longest = held.since().plusMillis(settings.keptLongest().toMillis());
        return new CheckoutView(
                CheckoutId.of(order.id()),
                CheckoutStatus.of(OrderStatus.PENDING, order.paymentMethod() != null, false),
                checkout.customer(),
                checkout.shippingAddress(),
                order.lines(),
                order.total(),
                held.parcels().stream().map(ParcelView::of).toList(),
                held.until(),
                longest.isAfter(held.until()) ? longest : held.until(),
                held.since());
    }

    /** Empty when nothing is held that could expire. */
    private Optional<Keeping> keeping(CheckoutId checkout) {
        return jdbc.sql("""
                select h.expires_at, h.expires_at <= clock_timestamp() as due, o.created_at,
                  greatest(h.expires_at, h.created_at + ? * interval '1 millisecond') as extendable_until
                from stock_hold h join orders o on o.id = h.order_id where h.order_id = ? and h.state = 'pending'
                """)
                .params(settings.keptLongest().toMillis(), checkout.order().value())
                .query((row, _) -> new Keeping(
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getObject("extendable_until", OffsetDateTime.class).toInstant(),
                        row.getBoolean("due"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private CheckoutView view(OrderEntity entity) {
        Order order = entity.order();
        CheckoutId id = CheckoutId.of(order.id());
        Optional<Keeping> kept = keeping(id).filter(keeping -> !keeping.due());
        CheckoutStatus status = CheckoutStatus.of(entity.status(), order.paymentMethod() != null, kept.isEmpty());
        Optional<Keeping> shown = status == CheckoutStatus.OPEN ? kept : Optional.empty();
        return new CheckoutView(
                id,
                status,
                entity.customer(),
                entity.shippingAddress(),
                order.lines(),
                order.total(),
                parcels.views(order.id()),
                shown.map(Keeping::expiresAt).orElse(null),
                shown.map(Keeping::extendableUntil).orElse(null),
                entity.createdAt());
    }
}
