package dev.packhorse.inventory;

import dev.packhorse.api.Fields;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.RequestDigest;
import dev.packhorse.api.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What the bodies of everything that people do with stock have in common. */
final class StockForms {

    static final String ACTOR = "X-Actor";
    static final int MOST_LINES = 500;
    static final long MOST_UNITS = 1_000_000;

    private static final int ACTOR_MAX = 100;

    private StockForms() {}

    /** Reads an object, and refuses it with everything that is wrong with it. */
    static <T> T read(byte @Nullable [] body, Function<Fields, T> form) {
        Fields fields = Fields.of(Wire.read(body == null ? new byte[0] : body));
        T read = form.apply(fields);
        fields.refuseOthers();
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
        return read;
    }

    /** Who does it: as long as nobody logs in here, whoever they say they are. The body counts before the header. */
    static String actor(Fields fields, HttpHeaders headers) {
        String said = fields.optionalText("actor", ACTOR_MAX);
        String header = headers.getFirst(ACTOR);
        if (said != null) {
            return said;
        }
        if (header == null || header.isBlank()) {
            fields.note("actor", "required", "is required, here or in the header " + ACTOR);
            return "";
        }
        if (header.length() > ACTOR_MAX || header.chars().anyMatch(Character::isISOControl)) {
            fields.note("actor", "malformed", "must have at most " + ACTOR_MAX + " ordinary characters");
        }
        return header.strip();
    }

    /** For steps that have nothing else to say, so that a header is enough. */
    static String actorOf(byte @Nullable [] body, HttpHeaders headers) {
        byte[] said = body == null || body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body;
        return read(said, fields -> actor(fields, headers));
    }

    static String warehouse(Fields fields, String field) {
        return fields.formed(
                field, 10, code -> code.matches("[A-Z0-9]{2,10}"), "malformed", "must be 2 to 10 capitals and digits");
    }

    static String sku(Fields fields) {
        return fields.formed(
                "sku", 64, Sku::isWellFormed, "malformed", "must be letters, digits, dots, dashes and underscores");
    }

    /** Lines with a SKU of its own each. */
    static <T> List<T> lines(Fields fields, BiFunction<Fields, String, T> form) {
        List<T> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields entry : fields.objects("lines", MOST_LINES)) {
            String sku = sku(entry);
            lines.add(form.apply(entry, sku));
            entry.refuseOthers();
            if (!sku.isEmpty() && !seen.add(sku)) {
                entry.note("sku", "duplicate", "stands in a line before; add them up");
            }
        }
        return lines;
    }

    /** A key is the caller's for one kind of paper; the same key for another kind is another paper. */
    static String digest(String kind, Object request) {
        return RequestDigest.of(List.of(kind, request));
    }

    static WarehouseCode code(String path) {
        if (!path.matches("[A-Z0-9]{2,10}")) {
            throw new ProblemException(ProblemCode.WAREHOUSE_NOT_FOUND, "No warehouse has this code.");
        }
        return new WarehouseCode(path);
    }

    static @Nullable WarehouseCode codeOf(@Nullable String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        if (!parameter.matches("[A-Z0-9]{2,10}")) {
            throw Parameters.refused("warehouse", "malformed", "must be 2 to 10 capitals and digits");
        }
        return new WarehouseCode(parameter);
    }

    static @Nullable Sku skuOf(@Nullable String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        if (!Sku.isWellFormed(parameter)) {
            throw Parameters.refused("sku", "malformed", "must be letters, digits, dots, dashes and underscores");
        }
        return new Sku(parameter);
    }
}
