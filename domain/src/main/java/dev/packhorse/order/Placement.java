package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What became of a checkout: the answer for which the customer waits. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "placement")
public sealed interface Placement {

    record Placed() implements Placement {}

    /** The customer's bank wants a word (3-D Secure); the order waits, its hold is extended. */
    record ActionRequired(String url) implements Placement {}

    record Refused(Refusal refusal) implements Placement {}
}
