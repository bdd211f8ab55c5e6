package dev.packhorse.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came in of a transfer.
 *
 * @param key by which the same arrival is known when it is told again
 * @param hash of what was told; the same key with another content is refused
 * @param lines what came; may be empty when the rest is written off
 * @param writeOff why what has not come will not come either; null while it may still
 */
public record Arrival(
        String key,
        String hash,
        String actor,
        List<Transfer.Line> lines,
        @Nullable String writeOff) {

    public Arrival {
        lines = List.copyOf(lines);
    }
}
