package dev.packhorse.shipping;

/** What a carrier's scan changed. */
public sealed interface ScanOutcome {

    /** It is the newest word on this parcel; also when it is told again. Whoever listens may be told again too. */
    record Recorded(ParcelId parcel, CarrierStatus status) implements ScanOutcome {}

    /** Something newer was known already; nothing changed. */
    record Stale(ParcelId parcel) implements ScanOutcome {}

    /** No parcel of ours has this tracking code, or not yet: the carrier may be faster than our own call's answer. */
    record UnknownParcel() implements ScanOutcome {}
}
