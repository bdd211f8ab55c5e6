package dev.packhorse.sandbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's test payment methods that this sandbox knows (https://docs.stripe.com/testing). */
enum Card {
    VISA("pm_card_visa", "visa", null),
    MASTERCARD("pm_card_mastercard", "mastercard", null),
    /** Stands for the cards and accounts that cannot be captured in parts. */
    JCB("pm_card_jcb", "jcb", null),
    DECLINED(
            "pm_card_chargeDeclined",
            "visa",
            new Intent.Decline("card_declined", "generic_decline", "Your card was declined.")),
    INSUFFICIENT_FUNDS(
            "pm_card_chargeDeclinedInsufficientFunds",
            "visa",
            new Intent.Decline("card_declined", "insufficient_funds", "Your card has insufficient funds.")),
    AUTHENTICATION_REQUIRED("pm_card_authenticationRequired", "visa", null);

    private final String token;
    private final String brand;
    private final Intent.@Nullable Decline decline;

    Card(String token, String brand, Intent.@Nullable Decline decline) {
        this.token = token;
        this.brand = brand;
        this.decline = decline;
    }

    /** Stripe names some with the brand and some without ({@code pm_card_visa_chargeDeclined}); both are understood. */
    static Optional<Card> of(String token) {
        String plain = token.replace("pm_card_visa_", "pm_card_");
        for (var card : values()) {
            if (card.token.equals(plain)) {
                return Optional.of(card);
            }
        }
        return Optional.empty();
    }

    String token() {
        return token;
    }

    String brand() {
        return brand;
    }

    boolean canBeCapturedInParts() {
        return this != JCB;
    }

    Intent.@Nullable Decline decline() {
        return decline;
    }
}
