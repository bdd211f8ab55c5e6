package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may answer when an order needs attention. */
public enum Resolution {
    /** Try the same step again. */
    @JsonProperty("retry")
    RETRY,
    /** Give what was promised more time. */
    @JsonProperty("wait_longer")
    WAIT_LONGER,
    /** Give up this parcel, or the order when nothing of it has left, and give the money back. */
    @JsonProperty("cancel_and_refund")
    CANCEL_AND_REFUND,
    /** Take it as settled outside of the system and go on. */
    @JsonProperty("accept")
    ACCEPT
}
