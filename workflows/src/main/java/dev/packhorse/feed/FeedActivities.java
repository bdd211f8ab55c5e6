package dev.packhorse.feed;

import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** The steps of imports and exports. How far one has come stands in the database, so each may be repeated at any time. */
@ActivityInterface(namePrefix = "Feed.")
public interface FeedActivities {

    Progress beginImport(ImportId id);

    /** Applies up to so many chunks from where the import stands, and says after each that it lives. */
    Progress applyChunks(ImportId id, int most);

    Progress endImport(ImportId id, FeedStatus status, @Nullable String failure);

    Progress beginExport(ExportId id);

    /** Writes up to so many chunks from where the export stands, and says after each that it lives. */
    Progress writeChunks(ExportId id, int most);

    Progress endExport(ExportId id, FeedStatus status, @Nullable String failure);
}
