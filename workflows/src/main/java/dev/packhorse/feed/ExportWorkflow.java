package dev.packhorse.feed;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One bulk export, until its file is whole, or until somebody stops it. */
@WorkflowInterface
public interface ExportWorkflow {

    static String id(ExportId id) {
        return "export/" + id.value();
    }

    /** @param ranges how many ranges of chunks earlier runs of this export have written; 0 to begin */
    @WorkflowMethod(name = "Export")
    FeedStatus run(ExportId id, int ranges);

    /** Answers how the export ended. */
    @UpdateMethod
    FeedStatus cancel();

    @UpdateValidatorMethod(updateName = "cancel")
    void mayCancel();
}
