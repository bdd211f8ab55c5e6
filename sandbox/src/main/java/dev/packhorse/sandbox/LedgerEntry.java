package dev.packhorse.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the ledger: something that happened at a provider and its consequences, all or nothing.
 *
 * <p>Every entry of money names amount (minor units), currency (lower case), payment intent and the order id from the
 * intent's metadata; every label names shipment, tracking code and reference. {@code state}, {@code answer} and
 * {@code notice} are what the sandbox needs to come back after a crash; a witness can ignore them.
 *
 * @param seq from 1, without gaps
 * @param kind one of the constants below
 * @param amount of this entry alone: what was authorised, captured by this capture, released by this void, refunded
 * @param status of the intent after this for money ({@code succeeded} means that what was not captured is given back),
 *     of the parcel for scans, of the delivery for webhooks
 * @param state what the provider knows about the thing from now on
 * @param answer what a repeated request with the same key is told
 * @param notice the webhook event that this entry owes to the platform
 */
public record LedgerEntry(
        long seq,
        Instant at,
        String kind,
        @Nullable String orderId,
        @Nullable String paymentIntent,
        @Nullable String refund,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String shipment,
        @Nullable String trackingCode,
        @Nullable String reference,
        @Nullable String status,
        @Nullable JsonNode state,
        @Nullable StoredAnswer answer,
        @Nullable Notice notice) {

    /** An intent without a confirmation: nothing is taken yet. */
    public static final String PAYMENT_CREATED = "payment.created";

    public static final String PAYMENT_AUTHORISED = "payment.authorised";
    public static final String PAYMENT_DECLINED = "payment.declined";
    public static final String PAYMENT_ACTION_REQUIRED = "payment.action_required";
    public static final String PAYMENT_CAPTURED = "payment.captured";
    /** The intent was cancelled; the amount is the uncaptured remainder, 0 when nothing was authorised. */
    public static final String PAYMENT_VOIDED = "payment.voided";

    public static final String PAYMENT_REFUNDED = "payment.refunded";
    /** A provider said no after it had begun; only remembered for the sake of the idempotency key. */
    public static final String REQUEST_REFUSED = "request.refused";

    public static final String SHIPMENT_CREATED = "shipment.created";
    public static final String LABEL_BOUGHT = "label.bought";
    public static final String LABEL_REFUNDED = "label.refunded";
    public static final String PARCEL_PICKED_UP = "parcel.picked_up";
    public static final String PARCEL_SCANNED = "parcel.scanned";

    public static final String WEBHOOK_DELIVERED = "webhook.delivered";
    public static final String WEBHOOK_ABANDONED = "webhook.abandoned";

    static Draft of(String kind) {
        return new Draft(kind);
    }

    /** An answer under its idempotency key; {@code fingerprint} is a hash of the request that it answers. */
    record StoredAnswer(String key, String fingerprint, int status, String body) {}

    /** A webhook event: {@code payload} is the exact text that is signed and sent, {@code subject} what it is about. */
    record Notice(String id, String provider, String type, String subject, String payload) {}

    /** An entry before the ledger has numbered it. */
    static final class Draft {

        private final String kind;
        private @Nullable String orderId;
        private @Nullable String paymentIntent;
        private @Nullable String refund;
        private @Nullable Long amount;
        private @Nullable String currency;
        private @Nullable String shipment;
        private @Nullable String trackingCode;
        private @Nullable String reference;
        private @Nullable String status;
        private @Nullable JsonNode state;
        private @Nullable StoredAnswer answer;
        private @Nullable Notice notice;

        private Draft(String kind) {
            this.kind = kind;
        }

        Draft payment(String paymentIntent, @Nullable String orderId, long amount, String currency) {
            this.paymentIntent = paymentIntent;
            this.orderId = orderId;
            this.amount = amount;
            this.currency = currency;
            return this;
        }

        Draft refund(String refund) {
            this.refund = refund;
            return this;
        }

        Draft parcel(String shipment, @Nullable String trackingCode, @Nullable String reference) {
            this.shipment = shipment;
            this.trackingCode = trackingCode;
            this.reference = reference;
            return this;
        }

        Draft status(String status) {
            this.status = status;
            return this;
        }

        Draft reference(String reference) {
            this.reference = reference;
            return this;
        }

        Draft state(Object state) {
            this.state = Json.tree(state);
            return this;
        }

        Draft answer(@Nullable StoredAnswer answer) {
            this.answer = answer;
            return this;
        }

        Draft notice(@Nullable Notice notice) {
            this.notice = notice;
            return this;
        }

        LedgerEntry numbered(long seq, Instant at) {
            return new LedgerEntry(
                    seq,
                    at,
                    kind,
                    orderId,
                    paymentIntent,
                    refund,
                    amount,
                    currency,
                    shipment,
                    trackingCode,
                    reference,
                    status,
                    state,
                    answer,
                    notice);
        }
    }
}
