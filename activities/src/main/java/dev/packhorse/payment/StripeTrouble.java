package dev.packhorse.payment;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells what mends itself from what needs a person. Retried: silence, overload and faults at Stripe. Not retried: what we
 * asked wrongly or are not allowed to ask. Messages carry Stripe's code and request id, never its text, which may quote what
 * the customer gave.
 */
final class StripeTrouble {

    static final String UNAVAILABLE = "PaymentProviderUnavailable";
    static final String REFUSED = "PaymentProviderRefused";

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private StripeTrouble() {}

    static ApplicationFailure of(StripeException trouble) {
        return switch (trouble) {
            case RateLimitException e -> unavailable(e, "asks us to slow down");
            case ApiConnectionException e -> unavailable(e, "cannot be reached or did not answer");
            case IdempotencyException e -> refused(e);
            case CardException e -> refused(e);
            case InvalidRequestException e -> refused(e);
            case AuthenticationException e -> refused(e);
            case ApiException e when isOurs(e) -> refused(e);
            default -> unavailable(trouble, "has a fault of its own");
        };
    }

    static ApplicationFailure unreadable() {
        return ApplicationFailure.newFailure("The payment provider's answer could not be read.", UNAVAILABLE);
    }

    static boolean isUnexpectedState(StripeException trouble) {
        return "payment_intent_unexpected_state".equals(trouble.getCode());
    }

    /** Of a conflict (409) the first request is still at work; it ends, and then the same key tells how. */
    private static boolean isOurs(ApiException trouble) {
        Integer status = trouble.getStatusCode();
        return status != null && status >= 400 && status < 500 && status != 408 && status != 409 && status != 425;
    }

    private static ApplicationFailure unavailable(StripeException trouble, String what) {
        var failure = ApplicationFailure.newBuilder()
                .setMessage("The payment provider " + what + name(trouble))
                .setType(UNAVAILABLE);
        retryAfter(trouble).ifPresent(failure::setNextRetryDelay);
        return failure.build();
    }

    static ApplicationFailure refused(StripeException trouble) {
        return refused("The payment provider refused what we asked" + name(trouble));
    }

    static ApplicationFailure refused(String message) {
        return ApplicationFailure.newNonRetryableFailure(message, REFUSED);
    }

    private static Optional<Duration> retryAfter(StripeException trouble) {
        if (trouble.getStripeError() == null || trouble.getStripeError().getLastResponse() == null) {
            return Optional.empty();
        }
        return trouble.getStripeError()
                .getLastResponse()
                .headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static String name(StripeException trouble) {
        String code = trouble.getCode() == null ? "" : " " + trouble.getCode();
        String status = trouble.getStatusCode() == null ? "" : " HTTP " + trouble.getStatusCode();
        String request = trouble.getRequestId() == null ? "" : " " + trouble.getRequestId();
        return (code + status + request).isEmpty() ? "." : " (" + (code + status + request).strip() + ").";
    }
}
