package dev.packhorse.shipping;

/** What became of a wish to pack. */
public sealed interface PackOutcome {

    record Packed() implements PackOutcome {}

    /** It was packed before, and may have left since. */
    record AlreadyPacked() implements PackOutcome {}

    /** There is no label to put on it: not yet, or no more. */
    record NotLabelled(ParcelStatus status) implements PackOutcome {}

    record Unknown() implements PackOutcome {}
}
