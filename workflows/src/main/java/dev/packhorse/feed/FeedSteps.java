package dev.packhorse.feed;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every step with the options it runs under. Summaries are what an operator reads in the Temporal Web UI. */
final class FeedSteps {

    /** Some seconds of work: often enough for an operator to see it move, seldom enough for the history to stay short. */
    private static final int CHUNKS_PER_RANGE = 100;

    // A worker that was killed is noticed after this; a chunk takes far less.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final Duration RANGE_LONGEST = Duration.ofMinutes(30);

    // A database that is away is asked soon at first, then every half minute, without end.
    private static final RetryOptions PATIENTLY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofSeconds(30))
            .build();

    private static final LocalActivityOptions LOCALLY = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(15))
            .setRetryOptions(PATIENTLY)
            .build();

    private final FeedActivities here = Workflow.newLocalActivityStub(FeedActivities.class, LOCALLY);

    Progress begin(ImportId id) {
        return here.beginImport(id);
    }

    Progress end(ImportId id, FeedStatus status, @Nullable String failure) {
        return here.endImport(id, status, failure);
    }

    /** Stopping does not wait for the worker: the database takes no chunk of an import that has ended. */
    Progress apply(ImportId id, Progress before) {
        return ranges("Rows from " + (before.done() + before.rejected() + 1) + " of " + before.rows())
                .applyChunks(id, CHUNKS_PER_RANGE);
    }

    Progress begin(ExportId id) {
        return here.beginExport(id);
    }

    Progress end(ExportId id, FeedStatus status, @Nullable String failure) {
        return here.endExport(id, status, failure);
    }

    Progress write(ExportId id, Progress before) {
        return ranges("Rows from " + (before.done() + 1) + " of " + before.rows())
                .writeChunks(id, CHUNKS_PER_RANGE);
    }

    private static FeedActivities ranges(String summary) {
        return Workflow.newActivityStub(
                FeedActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(RANGE_LONGEST)
                        .setHeartbeatTimeout(SIGN_OF_LIFE)
                        .setRetryOptions(PATIENTLY)
                        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
                        .setSummary(summary)
                        .build());
    }
}
