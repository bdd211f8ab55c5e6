package dev.packhorse.flashsale;

import java.time.Duration;

/** What became of the wish to wait for a SKU. */
public sealed interface QueueOutcome {

    record Waiting(QueuePlace place) implements QueueOutcome {}

    /** As many wait as may, or the sale is over: come back later. */
    record Full(Duration comeBack) implements QueueOutcome {}
}
