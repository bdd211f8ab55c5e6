package dev.packhorse.order;

import dev.packhorse.customer.Customer;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a list of orders. */
public record OrderSummary(
        OrderId id,
        OrderStatus status,
        PaymentStatus paymentStatus,
        Customer customer,
        Money total,
        boolean needsAttention,
        Instant createdAt,
        @Nullable Instant placedAt,
        Instant updatedAt) {}
