package dev.packhorse.feed;

import static dev.packhorse.temporal.SearchAttributes.STATUS;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Applies a file range by range; what was applied stays, also when it is stopped or cannot go on. */
public class ImportWorkflowImpl implements ImportWorkflow {

    /** After so many ranges a new run begins with an empty history. */
    static final int RANGES_PER_RUN = 500;

    private final ImportId id;
    private final FeedSteps steps = new FeedSteps();

    private @Nullable CancellationScope applying;
    private boolean stopWished;
    private FeedStatus status = FeedStatus.RUNNING;

    @WorkflowInit
    public ImportWorkflowImpl(ImportId id, int ranges) {
        this.id = id;
    }

    @Override
    public FeedStatus run(ImportId id, int ranges) {
        treatCancellationAsWish();
        // Detached, because an import that is stopped has to be ended as well.
        Workflow.newDetachedCancellationScope(() -> {
                    carry(ranges);
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

    private void carry(int ranges) {
        Progress progress = steps.begin(id);
        String failure = null;
        for (int range = 1; !progress.finished() && !stopWished && failure == null; range++) {
            show(progress);
            if (range > RANGES_PER_RUN) {
                Workflow.await(Workflow::isEveryHandlerFinished);
                Workflow.continueAsNew(id, ranges + RANGES_PER_RUN);
            }
            try {
                progress = apply(progress);
            } catch (ActivityFailure failed) {
                failure = stopWished ? null : reason(failed);
            }
        }
        end(progress, failure);
    }

    private Progress apply(Progress before) {
        Progress[] after = {before};
        CancellationScope scope = Workflow.newCancellationScope(() -> after[0] = steps.apply(id, before));
        applying = scope;
        scope.run();
        return after[0];
    }

    private void end(Progress progress, @Nullable String failure) {
        FeedStatus end = failure != null
                ? FeedStatus.FAILED
                : progress.finished() ? FeedStatus.COMPLETED : FeedStatus.CANCELLED;
        Progress last = steps.end(id, end, failure);
        status = end;
        show(last);
    }

    @Override
    public void mayCancel() {
        if (status.isFinal()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The import is " + word(status) + " already.", NOT_CANCELLABLE);
        }
    }

    @Override
    public FeedStatus cancel() {
        wishStop();
        Workflow.await(() -> status.isFinal());
        return status;
    }

    private void wishStop() {
        stopWished = true;
        if (applying != null) {
            applying.cancel();
        }
    }

    private void show(Progress progress) {
        Workflow.upsertTypedSearchAttributes(STATUS.valueSet(word(status)));
        Workflow.setCurrentDetails(FeedBoard.text("Import", status, progress)
                + (status.isFinal() ? "" : "\nThe update `cancel` (no input) stops it; what was applied stays."));
    }

    private static String reason(ActivityFailure failed) {
        return failed.getCause() instanceof ApplicationFailure why ? why.getOriginalMessage() : failed.getMessage();
    }

    private static String word(FeedStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
