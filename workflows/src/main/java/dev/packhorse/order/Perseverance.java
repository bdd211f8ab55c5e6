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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        Functions.Func<Boolean> done = () -> {
            step.apply();
            return true;
        };
        attemptUntilDecided(name, done, List.of(RETRY, ACCEPT));
    }

    /** Returns the step's result; nobody can take it as settled, since the journey needs the answer. */
    <R> R insist(String name, Functions.Func<R> step) {
        return attemptUntilDecided(name, step, List.of(RETRY)).orElseThrow();
    }

    /** Waits for what is being driven, a little longer than its alarm would take to go off. */
    boolean doneBeforeAlarm(Promise<Void> driven) {
        return Workflow.await(alarm.plusSeconds(1), driven::isCompleted);
    }

    /** Each attempt beyond the first is a person's decision. Empty when the decision was to take it as settled. */
    private <R> Optional<R> attemptUntilDecided(String name, Functions.Func<R> step, List<Resolution> choices) {
        while (true) {
            CompletablePromise<R> done = Workflow.newPromise();
            CancellationScope scope = Workflow.newCancellationScope(() -> done.completeFrom(Async.function(step)));
            scope.run();
            @Nullable
            Resolution decision = Workflow.await(alarm, done::isCompleted) ? null : askWhileTrying(name, done, choices);
            if (decision == null) {
                try {
                    return Optional.of(done.get());
                } catch (TemporalFailure failure) {
                    decision = attentions.ask(
                            new Attention(name, "It failed for good: " + Failures.inWords(failure), choices),
                            () -> false);
                }
            } else {
                scope.cancel();
            }
            if (decision == ACCEPT) {
                return Optional.empty();
            }
        }
    }

    private @Nullable Resolution askWhileTrying(String name, Promise<?> done, List<Resolution> choices) {
        String accept = choices.contains(ACCEPT) ? " Accept takes it as settled by hand." : "";
        var alarmed = new Attention(
                name, "It keeps failing and is tried again without end. Retry tries at once." + accept, choices);
        return attentions.ask(alarmed, done::isCompleted);
    }
}
