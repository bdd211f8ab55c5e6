package dev.packhorse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a page ended, in a form that invites nobody to build one by hand. */
public final class Cursor {

    private Cursor() {}

    public static String of(String... keys) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", keys).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidCursor when it does not hold {@code count} keys */
    public static List<String> keys(String cursor, int count) {
        try {
            List<String> keys =
                    List.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1));
            if (keys.size() == count && keys.stream().noneMatch(key -> key.isEmpty() || key.indexOf('\0') >= 0)) {
                return keys;
            }
        } catch (IllegalArgumentException _) {
            // Not base 64: refused below like any other.
        }
        throw new InvalidCursor(cursor);
    }
}
