package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A committed hold no longer expires: a placed order cannot lose its stock. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "commit")
public sealed interface CommitOutcome {

    record Committed() implements CommitOutcome {}

    record Expired() implements CommitOutcome {}
}
