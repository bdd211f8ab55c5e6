package dev.packhorse.shipping;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the carrier said when asked for a label. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "label")
public sealed interface LabelOutcome {

    record Bought(String carrier, String trackingCode) implements LabelOutcome {}

    /** The carrier will not take it, for a reason that trying again does not mend, such as an address it does not know. */
    record Refused(String reason) implements LabelOutcome {}
}
