package dev.packhorse.order;

import dev.packhorse.InvalidCursor;
import dev.packhorse.Json;
import dev.packhorse.Vocabulary;
import dev.packhorse.payment.PaymentStatus;
import dev.packhorse.shipping.ParcelRows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** Orders as they are shown: read from PostgreSQL, one snapshot per answer. */
public class OrderViews {

    public static final int EVENTS_MAX = 500;

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final OrderEntities entities;
    private final JdbcClient jdbc;
    private final OrderList list;
    private final ParcelRows parcels;
    private final TransactionTemplate snapshot;

    OrderViews(OrderEntities entities, JdbcClient jdbc, Timeline timeline, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.list = new OrderList(jdbc);
        this.parcels = new ParcelRows(jdbc, timeline);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    public Optional<OrderView> find(OrderId order) {
        return snapshot.execute(_ -> entities.findById(order.value()).map(this::view));
    }

    /** Where the order stands, when nothing else is asked for. */
    public Optional<OrderStatus> status(OrderId order) {
        return snapshot.execute(_ -> jdbc.sql("select status from orders where id = ?")
                .param(order.value())
                .query(String.class)
                .optional()
                .map(status -> Vocabulary.read(OrderStatus.class, status)));
    }

    /** The value that travels, as it was when it was placed. */
    public Optional<Order> order(OrderId order) {
        return snapshot.execute(_ -> entities.findById(order.value()).map(OrderEntity::order));
    }

    public Optional<OrderId> byKey(String idempotencyKey) {
        return snapshot.execute(_ -> jdbc.sql("select id from orders where idempotency_key = ?")
                .param(idempotencyKey)
                .query(String.class)
                .optional()
                .map(OrderId::new));
    }

    /** @throws InvalidCursor when the query's cursor is none that a page gave */
    public OrderPage list(OrderQuery query) {
        return snapshot.execute(_ -> list.page(query));
    }

    /** @param afterSeq 0 for the timeline from its beginning */
    public List<OrderEvent> events(OrderId order, long afterSeq, int limit) {
        return snapshot.execute(_ -> jdbc.sql("""
                select seq, type, at, text, data from order_event where order_id = ? and seq > ? order by seq limit ?
                """)
                .params(order.value(), afterSeq, Math.min(limit, EVENTS_MAX))
                .query((row, _) -> new OrderEvent(
                        row.getLong("seq"),
                        row.getString("type"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("text"),
                        Json.read(row.getString("data"), DATA)))
                .list());
    }

    private OrderView view(OrderEntity entity) {
        Order order = entity.order();
        return new OrderView(
                order.id(),
                entity.status(),
                paymentStatus(order.id()),
                entity.refusal(),
                entity.cancelReason(),
                entity.customer(),
                entity.shippingAddress(),
                order.lines(),
                order.total(),
                parcels.views(order.id()),
                entity.status() == OrderStatus.AWAITING_PAYMENT ? entity.paymentActionUrl() : null,
                openQuestions(order.id()),
                entity.createdAt(),
                entity.placedAt(),
                entity.updatedAt(),
                entity.version());
    }

    private PaymentStatus paymentStatus(OrderId order) {
        return jdbc.sql("select status from payment where order_id = ?")
                .param(order.value())
                .query(String.class)
                .optional()
                .map(status -> Vocabulary.read(PaymentStatus.class, status))
                .orElse(PaymentStatus.NONE);
    }

    private List<OrderView.OpenQuestion> openQuestions(OrderId order) {
        return jdbc.sql("""
                select subject, why, choices, raised_at from attention
                where order_id = ? and settled_at is null order by id
                """)
                .param(order.value())
                .query((row, _) -> new OrderView.OpenQuestion(
                        row.getString("subject"),
                        row.getString("why"),
                        choices(row),
                        row.getObject("raised_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static List<String> choices(ResultSet row) throws SQLException {
        Array choices = row.getArray("choices");
        return List.of((String[]) choices.getArray());
    }
}
