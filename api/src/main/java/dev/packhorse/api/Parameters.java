package dev.packhorse.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Query parameters, each refused by name when it cannot be understood. */
public final class Parameters {

    private Parameters() {}

    public static int limit(@Nullable String given, int most) {
        return (int) number("limit", given, 1, most, Math.min(20, most));
    }

    public static long number(String name, @Nullable String given, long least, long most, long otherwise) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(given.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(name, "wrong_type", "must be a whole number");
        }
        throw refused(name, "out_of_range", "must be from " + least + " to " + most);
    }

    /** A word of a closed vocabulary, in snake case as it is answered. */
    public static <E extends Enum<E>> @Nullable E word(String name, @Nullable String given, Class<E> kind) {
        if (given == null || given.isBlank()) {
            return null;
        }
        for (E word : kind.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(given.strip())) {
                return word;
            }
        }
        String words = Arrays.stream(kind.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw refused(name, "unknown", "must be one of " + words);
    }

    public static @Nullable Instant instant(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(given.strip()).toInstant();
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeException notADate) {
            throw refused(name, "wrong_type", "must be a time such as 2026-11-23T08:00:00Z");
        }
        throw refused(name, "out_of_range", "must be a time of our days");
    }

    public static @Nullable Boolean flag(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return switch (given.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "wrong_type", "must be true or false");
        };
    }

    /** Text without NUL, which PostgreSQL refuses. */
    public static @Nullable String text(String name, @Nullable String given, int longest) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > longest || given.indexOf('\0') >= 0) {
            throw refused(name, "malformed", "must have at most " + longest + " ordinary characters");
        }
        return given.strip();
    }

    public static ProblemException refused(String name, String code, String detail) {
        return new ProblemException(Problem.parameter(name, code, detail));
    }
}
