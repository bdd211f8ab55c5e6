package dev.packhorse.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment intent with manual capture, by Stripe's life cycle (https://docs.stripe.com/payments/paymentintents/lifecycle).
 *
 * @param charge the latest attempt, null before the first
 * @param decline why the latest attempt failed
 */
record Intent(
        String id,
        Terms terms,
        @Nullable String paymentMethod,
        @Nullable String returnUrl,
        Status status,
        Purse purse,
        @Nullable String charge,
        @Nullable Decline decline,
        @Nullable Ending ending) {

    enum Status {
        @JsonProperty("requires_payment_method")
        REQUIRES_PAYMENT_METHOD,
        @JsonProperty("requires_confirmation")
        REQUIRES_CONFIRMATION,
        @JsonProperty("requires_action")
        REQUIRES_ACTION,
        @JsonProperty("requires_capture")
        REQUIRES_CAPTURE,
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("canceled")
        CANCELED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was agreed at creation. {@code created} in epoch seconds. */
    record Terms(
            long amount,
            String currency,
            boolean multicapture,
            Map<String, String> metadata,
            @Nullable String description,
            long created) {

        Terms inParts() {
            return new Terms(amount, currency, true, metadata, description, created);
        }

        Terms marked(Map<String, String> more) {
            var all = new LinkedHashMap<>(metadata);
            all.putAll(more);
            return new Terms(amount, currency, multicapture, all, description, created);
        }

        @Nullable
        String orderId() {
            return metadata.get("order_id");
        }
    }

    /** What became of the amount, in minor units. */
    record Purse(long capturable, long received, long refunded, int captures) {

        static final Purse EMPTY = new Purse(0, 0, 0, 0);
    }

    record Decline(String code, @Nullable String declineCode, String message) {}

    record Ending(@Nullable String reason, long at) {}

    static Intent created(String id, Terms terms, @Nullable String paymentMethod, @Nullable String returnUrl) {
        var status = paymentMethod == null ? Status.REQUIRES_PAYMENT_METHOD : Status.REQUIRES_CONFIRMATION;
        return new Intent(id, terms, paymentMethod, returnUrl, status, Purse.EMPTY, null, null, null);
    }

    Intent paidWith(@Nullable String paymentMethod, @Nullable String returnUrl, boolean inParts) {
        return new Intent(
                id,
                inParts ? terms.inParts() : terms,
                paymentMethod == null ? this.paymentMethod : paymentMethod,
                returnUrl == null ? this.returnUrl : returnUrl,
                status,
                purse,
                charge,
                decline,
                ending);
    }

    Intent authorised(String charge) {
        return new Intent(
                id,
                terms,
                paymentMethod,
                returnUrl,
                Status.REQUIRES_CAPTURE,
                new Purse(terms.amount(), 0, 0, 0),
                charge,
                null,
                null);
    }

    Intent actionRequired() {
        return new Intent(id, terms, paymentMethod, returnUrl, Status.REQUIRES_ACTION, purse, charge, null, null);
    }

    /** Stripe takes the payment method off an intent whose attempt failed. */
    Intent declined(@Nullable String charge, Decline decline) {
        return new Intent(id, terms, null, returnUrl, Status.REQUIRES_PAYMENT_METHOD, purse, charge, decline, null);
    }

    /** A final capture gives back what it leaves. */
    Intent captured(long amount, boolean last, Map<String, String> marks) {
        var left = purse.capturable() - amount;
        var done = last || left == 0;
        return new Intent(
                id,
                terms.marked(marks),
                paymentMethod,
                returnUrl,
                done ? Status.SUCCEEDED : Status.REQUIRES_CAPTURE,
                new Purse(done ? 0 : left, purse.received() + amount, purse.refunded(), purse.captures() + 1),
                charge,
                null,
                null);
    }

    /** What was captured before stays captured. */
    Intent canceled(@Nullable String reason, long at) {
        return new Intent(
                id,
                terms,
                paymentMethod,
                returnUrl,
                Status.CANCELED,
                new Purse(0, purse.received(), purse.refunded(), purse.captures()),
                charge,
                decline,
                new Ending(reason, at));
    }

    Intent refunded(long amount) {
        return new Intent(
                id,
                terms,
                paymentMethod,
                returnUrl,
                status,
                new Purse(purse.capturable(), purse.received(), purse.refunded() + amount, purse.captures()),
                charge,
                decline,
                ending);
    }

    long refundable() {
        return purse.received() - purse.refunded();
    }

    boolean canBeCapturedInParts() {
        return terms.multicapture()
                && paymentMethod != null
                && Card.of(paymentMethod).filter(Card::canBeCapturedInParts).isPresent();
    }

    boolean confirmable() {
        return status == Status.REQUIRES_PAYMENT_METHOD || status == Status.REQUIRES_CONFIRMATION;
    }

    boolean cancelable() {
        return status != Status.SUCCEEDED && status != Status.CANCELED;
    }
}
