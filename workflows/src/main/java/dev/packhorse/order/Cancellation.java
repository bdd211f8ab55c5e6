package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What became of a wish to cancel. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "cancellation")
public sealed interface Cancellation {

    /** Everything was given back; of a parcel, what was its. */
    record Cancelled() implements Cancellation {}

    /** A parcel left first; or the stock of the one that is meant has come. */
    record TooLate() implements Cancellation {}
}
