package dev.packhorse.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/**
 * One JSON object of a request, read field by field. Every field that is missing, of the wrong type, out of bounds or
 * unknown is noted with its JSON pointer and reading goes on, so that a caller learns of all mistakes at once. What could not
 * be read has a neutral value, which nobody looks at once {@link #errors()} is not empty.
 */
public final class Fields {

    private final @Nullable JsonNode object;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    private Fields(@Nullable JsonNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    public static Fields of(JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        return at(body, "", errors);
    }

    private static Fields at(JsonNode node, String pointer, List<FieldError> errors) {
        if (node.isObject()) {
            return new Fields(node, pointer, errors);
        }
        errors.add(FieldError.at(pointer, "wrong_type", "must be an object, not " + name(node)));
        return new Fields(null, pointer, errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    public void note(String field, String code, String detail) {
        errors.add(FieldError.at(pointerTo(field), code, detail));
    }

    /** Text of 1 to {@code longest} characters without control characters; blanks around it do not count. */
    public String text(String field, int longest) {
        String text = optionalText(field, longest);
        if (text == null && object != null && isAbsent(field)) {
            note(field, "required", "is required");
        }
        return text == null ? "" : text;
    }

    public @Nullable String optionalText(String field, int longest) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            note(field, "wrong_type", "must be a string, not " + name(value));
            return null;
        }
        String text = value.stringValue().strip();
        String complaint = complaint(text, longest);
        if (complaint != null) {
            note(field, text.isEmpty() ? "blank" : text.length() > longest ? "too_long" : "bad_character", complaint);
            return null;
        }
        return text;
    }

    /** Text that has a form of its own, such as a country. */
    public String formed(String field, int longest, Predicate<String> form, String code, String detail) {
        int before = errors.size();
        String text = text(field, longest);
        if (errors.size() == before && object != null && !form.test(text)) {
            note(field, code, detail);
        }
        return text;
    }

    /** A whole number; a fraction, however round, is refused. */
    public long number(String field, long least, long most) {
        JsonNode value = value(field);
        if (value == null) {
            if (object != null) {
                note(field, "required", "is required");
            }
            return least;
        }
        if (!value.isIntegralNumber()) {
            note(field, "wrong_type", "must be a whole number, not " + name(value));
            return least;
        }
        if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
            note(field, "out_of_range", "must be from " + least + " to " + most);
            return least;
        }
        return value.longValue();
    }

    /** A number that may have decimals. */
    public double decimal(String field, double least, double most) {
        JsonNode value = value(field);
        if (value == null) {
            if (object != null) {
                note(field, "required", "is required");
            }
            return least;
        }
        if (!value.isNumber()) {
            note(field, "wrong_type", "must be a number, not " + name(value));
            return least;
        }
        double number = value.doubleValue();
        if (!(number >= least && number <= most)) {
            note(field, "out_of_range", "must be from %s to %s".formatted((long) least, (long) most));
            return least;
        }
        return number;
    }

    public @Nullable Long optionalNumber(String field, long least, long most) {
        return value(field) == null ? null : number(field, least, most);
    }

    public @Nullable Boolean optionalFlag(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            note(field, "wrong_type", "must be true or false, not " + name(value));
            return null;
        }
        return value.booleanValue();
    }

    public Fields object(String field) {
        JsonNode value = value(field);
        if (value == null) {
            if (object != null) {
                note(field, "required", "is required");
            }
            return new Fields(null, pointerTo(field), errors);
        }
        return at(value, pointerTo(field), errors);
    }

    public @Nullable Fields optionalObject(String field) {
        JsonNode value = value(field);
        return value == null ? null : at(value, pointerTo(field), errors);
    }

    public List<Fields> objects(String field, int most) {
        JsonNode value = value(field);
        if (value == null) {
            if (object != null) {
                note(field, "required", "is required");
            }
            return List.of();
        }
        if (!value.isArray()) {
            note(field, "wrong_type", "must be an array, not " + name(value));
            return List.of();
        }
        if (value.isEmpty() || value.size() > most) {
            note(field, value.isEmpty() ? "too_few" : "too_many", "must have from 1 to " + most + " entries");
            return List.of();
        }
        List<Fields> entries = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            entries.add(at(value.get(i), pointerTo(field) + "/" + i, errors));
        }
        return entries;
    }

    public @Nullable Instant optionalInstant(String field) {
        String text = optionalText(field, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return instant;
            }
            note(field, "out_of_range", "must be a time of our days");
        } catch (DateTimeException notATime) {
            note(field, "malformed", "must be a time such as 2026-11-23T08:00:00Z");
        }
        return null;
    }

    /** A text, a number or a boolean; numbers of people, not of physicists. */
    public @Nullable Object scalar(String field, int longest) {
        JsonNode value = value(field);
        if (value != null && value.isBoolean()) {
            return value.booleanValue();
        }
        if (value != null && value.isNumber()) {
            BigDecimal number = Double.isFinite(value.doubleValue()) ? value.decimalValue() : null;
            if (number != null && number.abs().compareTo(BigDecimal.valueOf(1, -12)) < 0 && number.scale() <= 6) {
                return number;
            }
            note(field, "out_of_range", "must be below 1000000000000 with at most 6 decimals");
            return null;
        }
        if (value != null && !value.isString()) {
            note(field, "wrong_type", "must be a text, a number or a boolean, not " + name(value));
            return null;
        }
        return text(field, longest);
    }

    /** Text of up to {@code longest} characters in several lines; empty when there is none. */
    public String prose(String field, int longest) {
        JsonNode value = value(field);
        if (value == null) {
            return "";
        }
        if (!value.isString()) {
            note(field, "wrong_type", "must be a string, not " + name(value));
            return "";
        }
        String text = value.stringValue().strip();
        String oneLine = text.replaceAll("[\\n\\r\\t]", " ");
        String complaint = text.isEmpty() ? null : complaint(oneLine, longest);
        if (complaint != null) {
            note(field, text.length() > longest ? "too_long" : "bad_character", complaint);
        }
        return text;
    }

    /** The names in an object that are the caller's to choose; of more than {@code most} none is given. */
    public List<String> names(int most) {
        if (object == null) {
            return List.of();
        }
        known.addAll(object.propertyNames());
        if (object.size() > most) {
            errors.add(FieldError.at(pointer, "too_many", "must have at most " + most + " entries"));
            return List.of();
        }
        return List.copyOf(object.propertyNames());
    }

    /** An object that may be left out, which is as if it was empty. */
    public Fields objectOrNothing(String field) {
        Fields given = optionalObject(field);
        return given == null ? new Fields(null, pointerTo(field), errors) : given;
    }

    /** An array of objects that may be left out or empty. */
    public List<Fields> optionalObjects(String field, int most) {
        JsonNode value = value(field);
        return value == null || value.isArray() && value.isEmpty() ? List.of() : objects(field, most);
    }

    /** What may be sent and does not count. */
    public void ignore(String... fields) {
        known.addAll(List.of(fields));
    }

    /** To be called last: whatever was not read until now is a mistake of the caller. */
    public void refuseOthers() {
        if (object == null) {
            return;
        }
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .limit(20)
                .forEach(name -> note(shown(name), "unknown_field", "is not known here"));
    }

    /** Whether something was sent; what was not may have a meaning of its own. */
    public boolean has(String field) {
        return value(field) != null;
    }

    private boolean isAbsent(String field) {
        return value(field) == null;
    }

    private @Nullable JsonNode value(String field) {
        known.add(field);
        JsonNode value = object == null ? null : object.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private String pointerTo(String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /** A stranger's field name is cut before it is sent back. */
    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    private static @Nullable String complaint(String text, int longest) {
        if (text.isEmpty()) {
            return "must not be blank";
        }
        if (text.length() > longest) {
            return "must have at most " + longest + " characters";
        }
        return text.codePoints().anyMatch(Fields::isForbidden) ? "must not contain control characters" : null;
    }

    /** What breaks lines, logs, labels or PostgreSQL, which refuses NUL. */
    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String name(JsonNode node) {
        return switch (node.getNodeType()) {
            case JsonNodeType.ARRAY -> "an array";
            case JsonNodeType.OBJECT -> "an object";
            case JsonNodeType.STRING -> "a string";
            case JsonNodeType.BOOLEAN -> "a boolean";
            case JsonNodeType.NUMBER -> node.isIntegralNumber() ? "a whole number" : "a fraction";
            case JsonNodeType.NULL -> "null";
            default -> "something else";
        };
    }
}
