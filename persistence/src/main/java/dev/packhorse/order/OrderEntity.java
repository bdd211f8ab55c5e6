package dev.packhorse.order;

import dev.packhorse.Vocabulary;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.Customer;
import dev.packhorse.customer.StoredCoordinates;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentMethod;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The order aggregate as it is read. It is written by guarded statements only ({@link Orders}, {@link Checkouts}): two
 * processes that load, decide and save would decide on what is no longer so.
 */
@Entity
@Immutable
@Table(name = "orders")
class OrderEntity {

    @Id
    private String id;

    private String status;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Refusal refusal;

    private @Nullable String cancelReason;
    private String customerName;
    private String customerEmail;
    private String shipLine1;
    private @Nullable String shipLine2;
    private String shipCity;
    private @Nullable String shipRegion;
    private String shipPostalCode;
    private String shipCountry;
    private @Nullable Double shipLatitude;
    private @Nullable Double shipLongitude;
    private String currency;
    private long total;
    private @Nullable String paymentMethod;
    private @Nullable String paymentActionUrl;
    private long version;
    private Instant createdAt;
    private @Nullable Instant placedAt;
    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderLineRow> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected OrderEntity() {}

    OrderId id() {
        return new OrderId(id);
    }

    OrderStatus status() {
        return Vocabulary.read(OrderStatus.class, status);
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    @Nullable
    String cancelReason() {
        return cancelReason;
    }

    Customer customer() {
        return new Customer(customerName, customerEmail);
    }

    Address shippingAddress() {
        return new Address(
                shipLine1,
                shipLine2,
                shipCity,
                shipRegion,
                shipPostalCode,
                shipCountry,
                StoredCoordinates.of(shipLatitude, shipLongitude));
    }

    @Nullable
    String paymentActionUrl() {
        return paymentActionUrl;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant placedAt() {
        return placedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }

    /** The value that travels. */
    Order order() {
        return new Order(
                id(),
                lines.stream().map(line -> line.line(currency)).toList(),
                Money.of(total, currency),
                paymentMethod == null ? null : new PaymentMethod(paymentMethod));
    }
}
