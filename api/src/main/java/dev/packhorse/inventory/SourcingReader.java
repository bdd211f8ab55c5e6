package dev.packhorse.inventory;

import dev.packhorse.api.Fields;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.customer.CoordinatesResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rules and questions about sourcing from JSON and finds everything that is wrong with them at once. */
final class SourcingReader {

    static final int MOST_LINES = 100;
    static final int MOST_UNITS = 1_000_000;
    static final int MOST_LEVELS = 1_000;
    static final int MOST_PLACES = 2_000;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private SourcingReader() {}

    static SourcingRules rules(byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        List<SourcingRule> rules = rules(fields.objects("rules", SourcingRuleWords.ALL.size()));
        Boolean splitLines = fields.optionalFlag("split_lines");
        finish(fields);
        return new SourcingRules(rules, splitLines == null || splitLines);
    }

    static SourcingTrial.Question question(byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        Map<Sku, Integer> wanted = lines(fields.objects("lines", MOST_LINES));
        Destination destination = destination(fields.object("destination"));
        List<StockLevel> levels = fields.has("levels") ? levels(fields.objects("levels", MOST_LEVELS)) : List.of();
        List<SourcingRule> rules =
                fields.has("rules") ? rules(fields.objects("rules", SourcingRuleWords.ALL.size())) : null;
        Boolean splitLines = fields.optionalFlag("split_lines");
        if (splitLines != null && rules == null) {
            fields.note("split_lines", "unexpected", "goes with rules of your own only");
        }
        finish(fields);
        return new SourcingTrial.Question(
                wanted,
                destination,
                rules == null ? null : new SourcingRules(rules, splitLines == null || splitLines),
                levels);
    }

    static Places places(byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        List<Places.Place> places = new ArrayList<>();
        for (Fields entry : fields.optionalObjects("places", MOST_PLACES)) {
            place(entry, places);
        }
        if (!fields.has("places")) {
            fields.note("places", "required", "is required");
        }
        finish(fields);
        return new Places(places);
    }

    private static void place(Fields entry, List<Places.Place> places) {
        String country = country(entry);
        String region = entry.optionalText("region", 100);
        String postalCode = entry.optionalText("postal_code", 20);
        CoordinatesResource coordinates = CoordinatesResource.point(entry.object("coordinates"));
        entry.refuseOthers();
        if (region != null && postalCode != null) {
            entry.note("postal_code", "unexpected", "goes without a region");
            return;
        }
        if (places.stream()
                .anyMatch(place -> place.country().equals(country)
                        && Objects.equals(place.region(), region)
                        && Objects.equals(place.postalCode(), postalCode))) {
            entry.note("country", "duplicate", "stands before already");
        }
        places.add(new Places.Place(country, region, postalCode, coordinates.coordinates()));
    }

    private static String country(Fields fields) {
        return fields.formed("country", 2, COUNTRIES::contains, "unknown", "must be an ISO 3166-1 alpha-2 code");
    }

    private static void finish(Fields fields) {
        fields.refuseOthers();
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
    }

    private static List<SourcingRule> rules(List<Fields> entries) {
        List<SourcingRule> rules = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields entry : entries) {
            String name = entry.formed(
                    "rule",
                    40,
                    SourcingRuleWords.ALL::contains,
                    "unknown",
                    "must be one of " + String.join(", ", SourcingRuleWords.ALL));
            SourcingRule rule = rule(name, entry);
            entry.refuseOthers();
            if (rule != null) {
                rules.add(rule);
                if (!seen.add(name)) {
                    entry.note("rule", "duplicate", "stands before already");
                }
            }
        }
        // Two of one name were noted, and would be no rules.
        return rules.stream().map(SourcingRule::name).distinct().count() < rules.size() ? List.of() : rules;
    }

    private static @Nullable SourcingRule rule(String name, Fields entry) {
        if (!name.equals("nearest")) {
            return SourcingRuleWords.plain(name);
        }
        String words = SourcingRule.Nearest.By.words().collect(Collectors.joining(", "));
        String by = entry.has("by")
                ? entry.formed(
                        "by",
                        20,
                        word -> SourcingRule.Nearest.By.words().anyMatch(word::equals),
                        "unknown",
                        "must be one of " + words)
                : "country";
        return Stream.of(SourcingRule.Nearest.By.values())
                .filter(word -> word.word().equals(by))
                .findFirst()
                .map(SourcingRule.Nearest::new)
                .orElse(null);
    }

    private static Map<Sku, Integer> lines(List<Fields> entries) {
        Map<Sku, Integer> wanted = new LinkedHashMap<>();
        for (Fields entry : entries) {
            Sku sku = sku(entry);
            int quantity = (int) entry.number("quantity", 1, MOST_UNITS);
            entry.refuseOthers();
            if (sku != null && wanted.putIfAbsent(sku, quantity) != null) {
                entry.note("sku", "duplicate", "stands before already; add the quantities up");
            }
        }
        return wanted;
    }

    private static Destination destination(Fields fields) {
        Destination destination = new Destination(
                country(fields),
                fields.optionalText("region", 100),
                fields.optionalText("postal_code", 20),
                CoordinatesResource.coordinates(CoordinatesResource.read(fields)));
        fields.refuseOthers();
        return destination;
    }

    private static List<StockLevel> levels(List<Fields> entries) {
        List<StockLevel> levels = new ArrayList<>();
        for (Fields entry : entries) {
            Sku sku = sku(entry);
            String warehouse = entry.formed(
                    "warehouse", 10, WarehouseCode::isWellFormed, "malformed", "must be a code such as BER");
            long available = entry.number("available", 0, MOST_UNITS);
            entry.refuseOthers();
            if (sku != null && WarehouseCode.isWellFormed(warehouse)) {
                WarehouseCode code = new WarehouseCode(warehouse);
                if (levels.stream()
                        .anyMatch(level ->
                                level.sku().equals(sku) && level.warehouse().equals(code))) {
                    entry.note("sku", "duplicate", "stands before already for this warehouse");
                }
                levels.add(new StockLevel(code, sku, available, 0, 0));
            }
        }
        return levels;
    }

    private static @Nullable Sku sku(Fields entry) {
        String sku = entry.formed(
                "sku", 64, Sku::isWellFormed, "malformed", "must be letters, digits, dots, dashes and underscores");
        return Sku.isWellFormed(sku) ? new Sku(sku) : null;
    }
}
