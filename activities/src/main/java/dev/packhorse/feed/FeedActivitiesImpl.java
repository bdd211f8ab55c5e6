package dev.packhorse.feed;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import org.jspecify.annotations.Nullable;

/** Gives imports their steps; what they mean stands at {@link Imports} and {@link Importer}. */
public class FeedActivitiesImpl implements FeedActivities {

    private final Imports imports;
    private final Importer importer;

    public FeedActivitiesImpl(Imports imports, Importer importer) {
        this.imports = imports;
        this.importer = importer;
    }

    @Override
    public Progress beginImport(ImportId id) {
        return imports.begin(id);
    }

    /** The heartbeat throws when the import was stopped or this worker is: the next chunk is then another attempt's. */
    @Override
    public Progress applyChunks(ImportId id, int most) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        Progress progress = importer.applyNext(id);
        for (int chunk = 1; chunk < most && !progress.finished(); chunk++) {
            context.heartbeat(progress);
            progress = importer.applyNext(id);
        }
        return progress;
    }

    @Override
    public Progress endImport(ImportId id, FeedStatus status, @Nullable String failure) {
        return imports.end(id, status, failure);
    }
}
