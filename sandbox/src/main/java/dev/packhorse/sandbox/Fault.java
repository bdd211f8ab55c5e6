package dev.packhorse.sandbox;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule: the next {@code times} calls of {@code operation} that are about {@code match} go wrong in this way.
 *
 * @param operation such as {@code payment_intents.capture}, {@code shipments.buy}, {@code webhooks},
 *     {@code trackers.pickup}; {@code *} is any
 * @param ms how long for latency, late and reorder
 * @param status for the fault of that name
 * @param retryAfter seconds, sent with the status as {@code Retry-After}
 * @param times how often it still strikes
 * @param match a piece of the order id, reference, tracking code or payment intent id; null is any
 */
record Fault(
        String operation,
        Kind fault,
        @Nullable Integer ms,
        @Nullable Integer status,
        @Nullable Integer retryAfter,
        int times,
        @Nullable String match) {

    static final Set<String> OPERATIONS = Set.of(
            "*",
            "payment_intents.create",
            "payment_intents.confirm",
            "payment_intents.capture",
            "payment_intents.cancel",
            "payment_intents.retrieve",
            "payment_intents.list",
            "refunds.create",
            "refunds.retrieve",
            "refunds.list",
            "charges.retrieve",
            "shipments.create",
            "shipments.buy",
            "shipments.refund",
            "shipments.retrieve",
            "shipments.list",
            "trackers.retrieve",
            "trackers.pickup",
            "webhooks");

    static final int MAX_TIMES = 1_000_000;
    static final int MAX_MS = 600_000;

    enum Kind {
        /** The call waits, then works as ever: also when the caller has given up meanwhile. */
        LATENCY,
        /** An error answer, without an effect. */
        STATUS,
        /** The connection is dropped, without an effect. */
        RESET,
        /** The effect is in the ledger, then the connection is dropped. */
        ANSWER_LOST,
        /** The webhook comes twice. */
        DUPLICATE,
        /** The webhook comes after {@code ms}. */
        LATE,
        /** The webhook comes after the next one about the same thing, or after {@code ms} at the latest. */
        REORDER,
        /** Of a parcel: never scanned again. Of a webhook: never sent. */
        LOST,
        /** The parcel goes back to its sender. */
        RETURNED;

        boolean fits(String operation) {
            return switch (this) {
                case LATENCY -> !operation.equals("trackers.pickup");
                case STATUS, RESET, ANSWER_LOST ->
                    !operation.equals("webhooks") && !operation.equals("trackers.pickup");
                case DUPLICATE, LATE, REORDER -> operation.equals("webhooks");
                case LOST -> operation.equals("webhooks") || operation.equals("trackers.pickup");
                case RETURNED -> operation.equals("trackers.pickup");
            };
        }
    }

    Fault {
        if (!OPERATIONS.contains(operation)) {
            throw new IllegalArgumentException("unknown operation " + operation + "; known are "
                    + OPERATIONS.stream().sorted().toList());
        }
        if (times < 1 || times > MAX_TIMES) {
            throw new IllegalArgumentException("times must be between 1 and " + MAX_TIMES);
        }
        if (ms != null && (ms < 0 || ms > MAX_MS)) {
            throw new IllegalArgumentException("ms must be between 0 and " + MAX_MS);
        }
        if (!operation.equals("*") && !fault.fits(operation)) {
            throw new IllegalArgumentException(fault + " does not happen to " + operation);
        }
        if (fault == Kind.LATENCY && ms == null) {
            throw new IllegalArgumentException("latency needs ms");
        }
        if (fault == Kind.STATUS && (status == null || status < 400 || status > 599)) {
            throw new IllegalArgumentException("status needs a status between 400 and 599");
        }
    }

    boolean strikes(String operation, String subject) {
        return (this.operation.equals("*") || this.operation.equals(operation))
                && fault.fits(operation)
                && (match == null || subject.contains(match));
    }

    Fault once() {
        return new Fault(operation, fault, ms, status, retryAfter, times - 1, match);
    }

    int msOr(int otherwise) {
        return ms == null ? otherwise : ms;
    }

    static Kind kind(String name) {
        try {
            return Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown fault " + name);
        }
    }
}
