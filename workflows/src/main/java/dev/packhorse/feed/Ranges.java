package dev.packhorse.feed;

import static dev.packhorse.temporal.SearchAttributes.STATUS;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Carries a bulk file range by range to its end; what was done stays, also when it is stopped or cannot go on. */
final class Ranges {

    /** After so many ranges a new run begins with an empty history. */
    static final int PER_RUN = 500;

    /** What a range is of. */
    interface Steps {

        Progress begin();

        Progress range(Progress before);

        Progress end(FeedStatus status, @Nullable String failure);

        /** Begins the next run; does not return. */
        void continueAsNew();
    }

    private final String name;
    private final Steps steps;

    private @Nullable CancellationScope underWay;
    private boolean stopWished;
    private FeedStatus status = FeedStatus.RUNNING;

    /** @param name for people, such as {@code Import} */
    Ranges(String name, Steps steps) {
        this.name = name;
        this.steps = steps;
    }

    FeedStatus carry() {
        treatCancellationAsWish();
        // Detached, because what is stopped has to be ended as well.
        Workflow.newDetachedCancellationScope(() -> {
                    carryToTheEnd();
                    Workflow.await(Workflow::isEveryHandlerFinished);
                })
                .run();
        return status;
    }

    /** "Request cancellation" in the Temporal Web UI means what the update means. */
    private void treatCancellationAsWish() {
        CancellationScope.current().getCancellationRequest().thenApply(reason -> {
            wishStop();
            return reason;
        });
    }

    private void carryToTheEnd() {
        Progress progress = steps.begin();
        String failure = null;
        for (int range = 1; !progress.finished() && !stopWished && failure == null; range++) {
            show(progress);
            if (range > PER_RUN) {
                Workflow.await(Workflow::isEveryHandlerFinished);
                steps.continueAsNew();
            }
            try {
                progress = range(progress);
            } catch (ActivityFailure failed) {
                failure = stopWished ? null : reason(failed);
            }
        }
        end(progress, failure);
    }

    private Progress range(Progress before) {
        Progress[] after = {before};
        CancellationScope scope = Workflow.newCancellationScope(() -> after[0] = steps.range(before));
        underWay = scope;
        scope.run();
        return after[0];
    }

    private void end(Progress progress, @Nullable String failure) {
        FeedStatus end =
                failure != null ? FeedStatus.FAILED : progress.finished() ? FeedStatus.COMPLETED : FeedStatus.CANCELLED;
        Progress last = steps.end(end, failure);
        status = end;
        show(last);
    }

    void mayCancel() {
        if (status.isFinal()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The " + name.toLowerCase(Locale.ROOT) + " is " + word(status) + " already.",
                    ImportWorkflow.NOT_CANCELLABLE);
        }
    }

    FeedStatus cancel() {
        wishStop();
        Workflow.await(() -> status.isFinal());
        return status;
    }

    private void wishStop() {
        stopWished = true;
        if (underWay != null) {
            underWay.cancel();
        }
    }

    private void show(Progress progress) {
        Workflow.upsertTypedSearchAttributes(STATUS.valueSet(word(status)));
        Workflow.setCurrentDetails(FeedBoard.text(name, status, progress)
                + (status.isFinal() ? "" : "\nThe update `cancel` (no input) stops it; what was done stays."));
    }

    private static String reason(ActivityFailure failed) {
        return String.valueOf(
                failed.getCause() instanceof ApplicationFailure why ? why.getOriginalMessage() : failed.getMessage());
    }

    private static String word(FeedStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
