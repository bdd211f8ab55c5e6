package dev.packhorse.api;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the API speaks JSON. A mapper of its own, so that no setting of the surrounding application changes a public format;
 * names in snake case stand at the records themselves.
 */
public final class Wire {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Wire() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws ProblemException {@code malformed_json} with the place where it stops being JSON, never with its content */
    public static JsonNode read(byte[] body) {
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED_JSON, where(malformed)));
        }
        if (node.isMissingNode()) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED_JSON, "The body is empty."));
        }
        return node;
    }

    private static String where(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null
                ? "The body is not valid JSON."
                : "The body is not valid JSON: line " + location.getLineNr() + ", column " + location.getColumnNr()
                        + ".";
    }
}
