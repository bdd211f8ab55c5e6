package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision, typed by hand into the Temporal Web UI: {@code {"resolution": "wait"}}.
 *
 * @param note who decided and why; it becomes the reason of a write-off
 */
public record TransferDecision(
        Resolution resolution, @Nullable String note) {

    /** What a person may answer when a transfer takes too long. */
    public enum Resolution {
        /** Ask again when the same time has passed once more. */
        @JsonProperty("wait")
        WAIT,
        /** What has not arrived will not: write it off and close the transfer. */
        @JsonProperty("write_off")
        WRITE_OFF,
        /** Call it off, as long as nothing has left. */
        @JsonProperty("cancel")
        CANCEL
    }
}
