package dev.packhorse.order;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** The customer's, or an operator's, wish to cancel; it can be made until the pivot and is never taken back. */
final class Wish {

    private @Nullable String reason;
    private boolean tooLate;

    void make(String reason) {
        if (this.reason == null && !tooLate) {
            this.reason = reason;
        }
    }

    /** The pivot: from now on no wish is granted. */
    void refuseFromNow() {
        tooLate = reason == null;
    }

    boolean isMade() {
        return reason != null;
    }

    boolean isTooLate() {
        return tooLate;
    }

    String reason() {
        return reason == null ? "" : reason;
    }

    /**
     * Runs a step that the wish calls off. Null when it was called off: the step may still have happened, so its undo has to
     * be registered before.
     */
    <R> @Nullable R unlessMade(Functions.Func<R> step) {
        CompletablePromise<R> done = Workflow.newPromise();
        CancellationScope scope = Workflow.newCancellationScope(() -> done.completeFrom(Async.function(step)));
        scope.run();
        Workflow.await(() -> done.isCompleted() || isMade());
        if (!done.isCompleted()) {
            scope.cancel();
        }
        try {
            R result = done.get();
            return isMade() ? null : result;
        } catch (TemporalFailure failure) {
            if (isMade()) {
                return null;
            }
            throw failure;
        }
    }
}
