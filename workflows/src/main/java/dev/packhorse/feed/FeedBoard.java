package dev.packhorse.feed;

import java.util.Locale;

/** The current details of an import or export in the Temporal Web UI (Markdown). */
final class FeedBoard {

    private FeedBoard() {}

    static String text(String what, FeedStatus status, Progress progress) {
        String kind = progress.kind().name().toLowerCase(Locale.ROOT);
        long rows = progress.rows();
        long past = progress.done() + progress.rejected();
        long percent = rows == 0 ? 100 : past * 100 / rows;
        return "**" + what + " of " + kind + ": " + status.name().toLowerCase(Locale.ROOT) + "**, " + percent
                + " %.\n\n" + past + " of " + rows + " rows, " + progress.rejected() + " rejected.\n";
    }
}
