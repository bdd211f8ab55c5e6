package dev.packhorse.order;

import static dev.packhorse.order.Resolution.ACCEPT;
import static dev.packhorse.order.Resolution.RETRY;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * Drives a step that must happen. Temporal retries it without end; when that takes longer than the alarm time a person is
 * told, by the step's own name, while it goes on being tried. A failure that no retry can mend asks the person at once.
 */
final class Perseverance {

    private final Duration alarm;
    private final Attentions attentions;

    Perseverance(Duration alarm, Attentions attentions) {
        this.alarm = alarm;
        this.attentions = attentions;
    }

    /** Returns when the step is done, or when a person has taken it as settled outside of the system. */
    void drive(String name, Functions.Proc step) {
        boolean settled = attempt(name, step);
        while (!settled) { // Each further attempt is a person's decision.
            settled = attempt(name, step);
        }
    }

    /** Waits for what is being driven, a little longer than its alarm would take to go off. */
    boolean doneBeforeAlarm(Promise<Void> driven) {
        return Workflow.await(alarm.plusSeconds(1), driven::isCompleted);
    }

    private boolean attempt(String name, Functions.Proc step) {
        CompletablePromise<Void> done = Workflow.newPromise();
        CancellationScope scope = Workflow.newCancellationScope(() -> done.completeFrom(Async.procedure(step)));
        scope.run();
        if (!Workflow.await(alarm, done::isCompleted) && !outlastAlarm(name, done)) {
            scope.cancel();
            return true;
        }
        return succeeded(name, done);
    }

    /** @return whether the step came to an end by itself; otherwise a person has taken it as settled */
    private boolean outlastAlarm(String name, Promise<Void> done) {
        var alarmed = new Attention(
                name,
                "It keeps failing and is tried again without end. Accept takes it as settled by hand.",
                List.of(ACCEPT));
        return attentions.ask(alarmed, done::isCompleted) == null;
    }

    private boolean succeeded(String name, Promise<Void> done) {
        try {
            done.get();
            return true;
        } catch (TemporalFailure failure) {
            var failed =
                    new Attention(name, "It failed for good: " + Failures.inWords(failure), List.of(RETRY, ACCEPT));
            return attentions.ask(failed, () -> false) == ACCEPT;
        }
    }
}
