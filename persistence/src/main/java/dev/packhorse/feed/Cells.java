package dev.packhorse.feed;

import dev.packhorse.inventory.Sku;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One row, read column by column; everything that is wrong in it is noted, and what was not given is null. */
final class Cells {

    private final FeedRow row;
    private final List<Rejection> rejections;
    private final int before;

    Cells(FeedRow row, List<Rejection> rejections) {
        this.row = row;
        this.rejections = rejections;
        this.before = rejections.size();
    }

    boolean areSound() {
        return rejections.size() == before;
    }

    void reject(String column, String code, String reason) {
        rejections.add(new Rejection(row.line(), column, code, reason));
    }

    @Nullable
    String text(String column, int longest) {
        String text = row.cells().get(column);
        if (text == null) {
            return null;
        }
        if (text.length() > longest) {
            reject(column, "too_long", "must have at most " + longest + " characters");
            return null;
        }
        if (text.codePoints().anyMatch(Cells::isForbidden)) {
            reject(column, "bad_character", "has a character that is not text, or is not UTF-8");
            return null;
        }
        return text;
    }

    String required(String column, int longest, Predicate<String> form, String reason) {
        String text = text(column, longest);
        if (text == null) {
            if (!row.cells().containsKey(column)) {
                reject(column, "required", "is required");
            }
            return "";
        }
        if (!form.test(text)) {
            reject(column, "malformed", reason);
        }
        return text;
    }

    String sku() {
        return required("sku", 64, Sku::isWellFormed, "must be letters, digits, dots, dashes and underscores");
    }

    @Nullable
    Long number(String column, long least, long most) {
        String text = row.cells().get(column);
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
            reject(column, "out_of_range", "must be from " + least + " to " + most);
        } catch (NumberFormatException notANumber) {
            reject(column, "wrong_type", "must be a whole number");
        }
        return null;
    }

    /** In PostgreSQL's spelling; {@code otherwise} when it is not given. */
    String time(String column, String otherwise) {
        String text = row.cells().get(column);
        if (text == null) {
            return otherwise;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1970 && time.getYear() < 9999) {
                return time.toString();
            }
            reject(column, "out_of_range", "must be a time of our days");
        } catch (DateTimeException notATime) {
            reject(column, "wrong_type", "must be a time such as 2026-11-23T08:00:00Z");
        }
        return otherwise;
    }

    void forEach(String prefix, int longest, BiConsumer<String, String> each) {
        new LinkedHashMap<>(row.cells())
                .keySet().stream().filter(column -> column.startsWith(prefix)).forEach(column -> {
                    String text = text(column, longest);
                    if (text != null) {
                        each.accept(column.substring(prefix.length()), text);
                    }
                });
    }

    Map<String, Long> amounts() {
        Map<String, Long> amounts = new LinkedHashMap<>();
        row.cells().keySet().stream().filter(Columns::isCurrency).forEach(currency -> {
            Long amount = number(currency, 1, 1_000_000_000_000L);
            if (amount != null) {
                amounts.put(currency, amount);
            }
        });
        return amounts;
    }

    /** What PostgreSQL or a label does not bear; line breaks in a description are fine. */
    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> character == 0xFFFD;
        };
    }
}
