package dev.packhorse.feed;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** Applies a file that was sent, range by range. */
public class ImportWorkflowImpl implements ImportWorkflow {

    private final Ranges ranges;

    @WorkflowInit
    public ImportWorkflowImpl(ImportId id, int rangesBefore) {
        FeedSteps steps = new FeedSteps();
        this.ranges = new Ranges("Import", new Ranges.Steps() {
            @Override
            public Progress begin() {
                return steps.begin(id);
            }

            @Override
            public Progress range(Progress before) {
                return steps.apply(id, before);
            }

            @Override
            public Progress end(FeedStatus status, @Nullable String failure) {
                return steps.end(id, status, failure);
            }

            @Override
            public void continueAsNew() {
                Workflow.continueAsNew(id, rangesBefore + Ranges.PER_RUN);
            }
        });
    }

    @Override
    public FeedStatus run(ImportId id, int rangesBefore) {
        return ranges.carry();
    }

    @Override
    public void mayCancel() {
        ranges.mayCancel();
    }

    @Override
    public FeedStatus cancel() {
        return ranges.cancel();
    }
}
