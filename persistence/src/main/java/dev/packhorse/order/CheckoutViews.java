package dev.packhorse.order;

import dev.packhorse.shipping.ParcelRows;
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
    public record Keeping(Instant expiresAt, Instant extendableUntil, boolean due) {}

    public Optional<CheckoutView> find(CheckoutId checkout) {
        return snapshot.execute(_ -> entities.findById(checkout.order().value()).map(this::view));
    }

    /** Empty when nothing is held that could expire. */
    public Optional<Keeping> keeping(CheckoutId checkout) {
        return jdbc.sql("""
                select expires_at, expires_at <= clock_timestamp() as due,
                  greatest(expires_at, created_at + ? * interval '1 millisecond') as extendable_until
                from stock_hold where order_id = ? and state = 'pending'
                """)
                .params(settings.keptLongest().toMillis(), checkout.order().value())
                .query((row, _) -> new Keeping(
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getObject("extendable_until", OffsetDateTime.class).toInstant(),
                        row.getBoolean("due")))
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
