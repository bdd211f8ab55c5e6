package dev.packhorse.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules that are left. They are the experimenter's, not the world's: a restart forgets them. */
final class Faults {

    private static final int MAX_RULES = 100;

    private final List<Fault> rules = new ArrayList<>();

    synchronized void replace(List<Fault> wanted) {
        if (wanted.size() > MAX_RULES) {
            throw new IllegalArgumentException("at most " + MAX_RULES + " rules");
        }
        rules.clear();
        rules.addAll(wanted);
    }

    synchronized List<Fault> left() {
        return List.copyOf(rules);
    }

    /** The first rule that strikes this call, counted down. */
    synchronized Optional<Fault> strike(String operation, String subject) {
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.strikes(operation, subject)) {
                if (rule.times() == 1) {
                    rules.remove(i);
                } else {
                    rules.set(i, rule.once());
                }
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    static List<Fault> parse(String body) {
        var tree = Json.MAPPER.readTree(body);
        var list = tree instanceof ArrayNode array ? array : tree.path("faults");
        if (!(list instanceof ArrayNode array)) {
            throw new IllegalArgumentException("expected a list of rules");
        }
        var faults = new ArrayList<Fault>();
        array.forEach(rule -> faults.add(parseRule(rule)));
        return faults;
    }

    private static Fault parseRule(JsonNode rule) {
        return new Fault(
                rule.path("operation").asString(""),
                Fault.kind(rule.path("fault").asString("")),
                number(rule, "ms"),
                number(rule, "status"),
                number(rule, "retry_after"),
                rule.has("times") ? rule.path("times").asInt(0) : 1,
                rule.hasNonNull("match") ? rule.path("match").asString("") : null);
    }

    private static @Nullable Integer number(JsonNode rule, String name) {
        if (!rule.hasNonNull(name)) {
            return null;
        }
        if (!rule.path(name).isInt()) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        return rule.path(name).asInt();
    }

    static JsonNode json(List<Fault> faults) {
        var list = Json.MAPPER.createArrayNode();
        for (var fault : faults) {
            var rule = list.addObject()
                    .put("operation", fault.operation())
                    .put("fault", fault.fault().name().toLowerCase(Locale.ROOT))
                    .put("times", fault.times());
            put(rule, "ms", fault.ms());
            put(rule, "status", fault.status());
            put(rule, "retry_after", fault.retryAfter());
            if (fault.match() != null) {
                rule.put("match", fault.match());
            }
        }
        return list;
    }

    private static void put(ObjectNode rule, String name, @Nullable Integer value) {
        if (value != null) {
            rule.put(name, value);
        }
    }
}
