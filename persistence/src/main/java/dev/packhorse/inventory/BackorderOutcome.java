package dev.packhorse.inventory;

/** What became of a wish to state, or to withdraw, what may be sold before it is there. */
public sealed interface BackorderOutcome {

    record Done(StatedBackorder backorder) implements BackorderOutcome {}

    /** It is not what the caller has seen; 0 when there is none. */
    record Changed(long version) implements BackorderOutcome {}

    record UnknownSku() implements BackorderOutcome {}

    record UnknownWarehouse() implements BackorderOutcome {}
}
