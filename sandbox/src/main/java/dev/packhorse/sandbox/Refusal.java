package dev.packhorse.sandbox;

/**
 * A provider says no. {@code begun} tells whether the request had passed validation: only then does Stripe keep the
 * answer under the idempotency key (https://docs.stripe.com/api/idempotent_requests).
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;
    private final boolean begun;

    Refusal(Answer answer, boolean begun) {
        super(answer.bodyText(), null, false, false);
        this.answer = answer;
        this.begun = begun;
    }

    Answer answer() {
        return answer;
    }

    boolean begun() {
        return begun;
    }
}
