package dev.packhorse.payment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the provider said to an authorisation. A no is a value; only silence and faults are exceptions. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "payment")
public sealed interface PaymentOutcome {

    /** @param authorisation the provider's name for it (Stripe: the PaymentIntent's id) */
    record Authorised(String authorisation) implements PaymentOutcome {}

    /** @param reason the provider's decline code */
    record Declined(String reason) implements PaymentOutcome {}

    /** The customer has to confirm at {@code url} (3-D Secure); nothing is authorised yet. */
    record ActionRequired(String authorisation, String url) implements PaymentOutcome {}
}
