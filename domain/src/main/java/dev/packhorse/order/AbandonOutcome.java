package dev.packhorse.order;

/** What became of the wish to give a checkout up. */
public sealed interface AbandonOutcome {

    /** Now or before: nothing is held for it. */
    record Abandoned() implements AbandonOutcome {}

    /** Payment has begun: from then on it is an order, which is cancelled instead. */
    record TooLate(CheckoutStatus status) implements AbandonOutcome {}

    record Unknown() implements AbandonOutcome {}
}
