package dev.packhorse.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The payment provider's token for how the customer pays, such as {@code pm_card_visa}. Never a card number. */
public record PaymentMethod(@JsonValue String token) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentMethod {
        if (!isWellFormed(token)) {
            throw new IllegalArgumentException("Not a payment method token.");
        }
    }

    public static boolean isWellFormed(String token) {
        return token.matches("pm_[A-Za-z0-9_]{1,120}");
    }

    @Override
    public String toString() {
        return token;
    }
}
