package dev.packhorse.feed;

/** Where an import or an export stands. */
public enum FeedStatus {
    /** Its file is still being sent; nobody can see it yet. */
    UPLOADING,
    /** It waits for its workflow. */
    QUEUED,
    RUNNING,
    COMPLETED,
    /** Somebody stopped it: what was done by then stays done. */
    CANCELLED,
    /** It cannot go on, whatever is tried. */
    FAILED;

    public boolean isFinal() {
        return switch (this) {
            case UPLOADING, QUEUED, RUNNING -> false;
            case COMPLETED, CANCELLED, FAILED -> true;
        };
    }
}
