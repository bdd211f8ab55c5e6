package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.packhorse.inventory.Shortfall;
import java.util.List;

/** Why an order was not placed. Whatever had been taken for it was given back. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "refusal")
public sealed interface Refusal {

    /** The stable code that the API and the records show. */
    String code();

    record OutOfStock(List<Shortfall> shortfalls) implements Refusal {
        public OutOfStock {
            shortfalls = List.copyOf(shortfalls);
        }

        @Override
        public String code() {
            return "out_of_stock";
        }
    }

    /** @param reason the provider's decline code, such as {@code insufficient_funds} */
    record PaymentDeclined(String reason) implements Refusal {
        @Override
        public String code() {
            return "payment_declined";
        }
    }

    /** The customer did not confirm the payment in time. */
    record PaymentNotConfirmed() implements Refusal {
        @Override
        public String code() {
            return "payment_not_confirmed";
        }
    }

    /** The provider could not be reached, or did not answer, until the payment deadline. */
    record PaymentUnavailable() implements Refusal {
        @Override
        public String code() {
            return "payment_unavailable";
        }
    }

    /** The hold had expired when the order was to be placed. */
    record HoldExpired() implements Refusal {
        @Override
        public String code() {
            return "hold_expired";
        }
    }

    /** The customer, or an operator, cancelled before it was placed. */
    record Withdrawn(String reason) implements Refusal {
        @Override
        public String code() {
            return "withdrawn";
        }
    }
}
