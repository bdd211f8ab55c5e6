package dev.packhorse.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A free attribute in a cell: {@code true}, {@code false} and numbers are what they look like, everything else is text; a text that
 * looks like one of those is written in JSON's quotes. So what was exported is imported as what it was.
 */
final class Attributes {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?");

    private Attributes() {}

    static JsonNode value(String cell) {
        if (cell.equals("true") || cell.equals("false")) {
            return JsonNodeFactory.instance.booleanNode(cell.equals("true"));
        }
        if (NUMBER.matcher(cell).matches()) {
            return JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(cell));
        }
        JsonNode quoted = cell.startsWith("\"") ? quoted(cell) : null;
        return quoted == null ? JsonNodeFactory.instance.stringNode(cell) : quoted;
    }

    static String cell(JsonNode value) {
        if (!value.isString()) {
            return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
        }
        String text = value.stringValue();
        return value(text).equals(value) && text.equals(text.strip()) && !text.isEmpty()
                ? text
                : JSON.writeValueAsString(text);
    }

    private static @Nullable JsonNode quoted(String cell) {
        try {
            JsonNode node = JSON.readTree(cell);
            return node.isString() ? node : null;
        } catch (JacksonException plain) {
            return null;
        }
    }
}
