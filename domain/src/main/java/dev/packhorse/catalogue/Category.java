package dev.packhorse.catalogue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shelf of the shop, in a tree of them.
 *
 * @param id a word for addresses: {@code trail-shoes}
 * @param version of its row; also a move of a category above raises it, since the path changes
 * @param parent null for a root
 * @param path the ids from the root to this one: {@code /outdoor/shoes/}
 * @param position among its siblings
 * @param names by language tag; the shop's own language is one of them
 * @param archived not shown, nor what is below it
 */
public record Category(
        String id,
        long version,
        @Nullable String parent,
        String path,
        int position,
        Map<String, String> names,
        boolean archived) {

    /** Deeper than this nobody finds anything. */
    public static final int DEPTH_MAX = 12;

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,60}");

    public Category {
        names = Map.copyOf(names);
    }

    public static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    /** The ids from the root to this one. */
    public List<String> trail() {
        return List.of(path.substring(1, path.length() - 1).split("/"));
    }

    public boolean isWithin(Category other) {
        return path.startsWith(other.path);
    }
}
