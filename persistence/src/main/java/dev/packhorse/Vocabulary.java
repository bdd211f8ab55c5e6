package dev.packhorse;

import java.util.Locale;

/** The words of the domain as the tables spell them: {@code HANDED_OVER} is stored as {@code handed_over}. */
public final class Vocabulary {

    private Vocabulary() {}

    public static String stored(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E read(Class<E> kind, String stored) {
        return Enum.valueOf(kind, stored.toUpperCase(Locale.ROOT));
    }
}
