package dev.packhorse.payment;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.inbox.Inbox;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes Stripe's webhooks: verified on the bytes as they came, stored, and answered; applied later. */
@ApiComponent
@RestController
class StripeWebhook implements StripeOperations {

    static final String PROVIDER = "stripe";

    private final Inbox inbox;
    private final ApiProperties.Webhooks settings;

    StripeWebhook(Inbox inbox, ApiProperties properties) {
        this.inbox = inbox;
        this.settings = properties.webhooks();
    }

    @Override
    @PostMapping("/v1/webhooks/stripe")
    public ResponseEntity<Void> told(
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        String payload = new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8);
        Event event = verified(payload, signature);
        inbox.accept(PROVIDER, event.getId(), event.getType(), payload);
        return ResponseEntity.ok().build();
    }

    private Event verified(String payload, @Nullable String signature) {
        String secret = settings.stripeSecret();
        if (secret == null || secret.isBlank() || signature == null) {
            throw invalid();
        }
        try {
            Event event = Webhook.constructEvent(
                    payload, signature, secret, settings.tolerance().toSeconds());
            if (event.getId() == null || event.getId().length() > 255 || event.getType() == null) {
                throw new ProblemException(ProblemCode.MALFORMED_JSON, "The event has no id or no type.");
            }
            return event;
        } catch (SignatureVerificationException forged) {
            throw invalid();
        } catch (IllegalArgumentException | NullPointerException | com.google.gson.JsonParseException unreadable) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON, "The body is not a Stripe event.");
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                ProblemCode.SIGNATURE_INVALID, "The signature is missing, too old, or of another body or secret.");
    }
}
