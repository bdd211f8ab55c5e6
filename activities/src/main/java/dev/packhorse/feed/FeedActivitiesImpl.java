package dev.packhorse.feed;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives imports and exports their steps; what they mean stands at {@link Imports}, {@link Importer} and {@link Exports}. */
public class FeedActivitiesImpl implements FeedActivities {

    private final Imports imports;
    private final Importer importer;
    private final Exports exports;

    public FeedActivitiesImpl(Imports imports, Importer importer, Exports exports) {
        this.imports = imports;
        this.importer = importer;
        this.exports = exports;
    }

    @Override
    public Progress beginImport(ImportId id) {
        return imports.begin(id);
    }

    @Override
    public Progress applyChunks(ImportId id, int most) {
        return chunks(most, () -> importer.applyNext(id));
    }

    @Override
    public Progress endImport(ImportId id, FeedStatus status, @Nullable String failure) {
        return imports.end(id, status, failure);
    }

    @Override
    public Progress beginExport(ExportId id) {
        return exports.begin(id);
    }

    @Override
    public Progress writeChunks(ExportId id, int most) {
        return chunks(most, () -> exports.writeNext(id));
    }

    @Override
    public Progress endExport(ExportId id, FeedStatus status, @Nullable String failure) {
        return exports.end(id, status, failure);
    }

    /** The heartbeat throws when it was stopped, or this worker is: the next chunk is then another attempt's. */
    private static Progress chunks(int most, Supplier<Progress> next) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        Progress progress = next.get();
        for (int chunk = 1; chunk < most && !progress.finished(); chunk++) {
            context.heartbeat(progress);
            progress = next.get();
        }
        return progress;
    }
}
