package dev.packhorse.feed;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One bulk import, from its first chunk to its last, or until somebody stops it. */
@WorkflowInterface
public interface ImportWorkflow {

    String TASK_QUEUE = "catalogue";

    /** The failure type of a refused {@code cancel}; the API turns it into a problem with the same code. */
    String NOT_CANCELLABLE = "not_cancellable";

    static String id(ImportId id) {
        return "import/" + id.value();
    }

    /** @param ranges how many ranges of chunks earlier runs of this import have applied; 0 to begin */
    @WorkflowMethod(name = "Import")
    FeedStatus run(ImportId id, int ranges);

    /** Answers how the import ended: what was applied by then stays. */
    @UpdateMethod
    FeedStatus cancel();

    @UpdateValidatorMethod(updateName = "cancel")
    void mayCancel();
}
