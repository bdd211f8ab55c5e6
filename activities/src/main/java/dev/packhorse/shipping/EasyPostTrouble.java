package dev.packhorse.shipping;

import com.easypost.exception.API.BadRequestError;
import com.easypost.exception.API.EncodingError;
import com.easypost.exception.API.ForbiddenError;
import com.easypost.exception.API.InvalidRequestError;
import com.easypost.exception.API.MethodNotAllowedError;
import com.easypost.exception.API.NotFoundError;
import com.easypost.exception.API.PaymentError;
import com.easypost.exception.API.RateLimitError;
import com.easypost.exception.API.UnauthorizedError;
import com.easypost.exception.APIException;
import com.easypost.exception.EasyPostException;
import io.temporal.failure.ApplicationFailure;

/**
 * Tells what mends itself from what needs a person. Retried: silence, overload and faults at the carrier, and an account
 * without money, which somebody can fill. Not retried: what we asked wrongly or are not allowed to ask. Messages carry the
 * carrier's code, never its text, which may quote an address.
 */
final class EasyPostTrouble {

    static final String UNAVAILABLE = "CarrierUnavailable";
    static final String REFUSED = "CarrierRefused";

    private EasyPostTrouble() {}

    static ApplicationFailure of(EasyPostException trouble) {
        return switch (trouble) {
            case RateLimitError e -> unavailable("The carrier asks us to slow down" + name(e));
            case PaymentError e -> unavailable("Our account with the carrier cannot pay" + name(e));
            case InvalidRequestError e -> refused("The carrier refused what we asked" + name(e));
            case BadRequestError e -> refused("The carrier refused what we asked" + name(e));
            case UnauthorizedError e -> refused("The carrier does not know our key" + name(e));
            case ForbiddenError e -> refused("The carrier does not let us ask this" + name(e));
            case NotFoundError e -> refused("The carrier does not know what we asked about" + name(e));
            case MethodNotAllowedError e -> refused("The carrier does not take this request" + name(e));
            case EncodingError e -> refused("The request to the carrier could not be written" + name(e));
            case APIException e -> unavailable("The carrier cannot be reached or has a fault of its own" + name(e));
            default -> unavailable("The carrier's answer could not be read.");
        };
    }

    static ApplicationFailure unavailable(String message) {
        return ApplicationFailure.newFailure(message, UNAVAILABLE);
    }

    static ApplicationFailure refused(String message) {
        return ApplicationFailure.newNonRetryableFailure(message, REFUSED);
    }

    private static String name(APIException trouble) {
        String code = trouble.getCode() == null ? "" : trouble.getCode();
        String status = trouble.getStatusCode() == null ? "" : " HTTP " + trouble.getStatusCode();
        return (code + status).isEmpty() ? "." : " (" + (code + status).strip() + ").";
    }
}
