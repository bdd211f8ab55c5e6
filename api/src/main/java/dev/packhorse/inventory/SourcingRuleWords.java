package dev.packhorse.inventory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules by their names on the wire. */
final class SourcingRuleWords {

    private static final Map<String, SourcingRule> PLAIN = Map.of(
            "ships_alone", new SourcingRule.ShipsAlone(),
            "fewest_parcels", new SourcingRule.FewestParcels(),
            "preferred", new SourcingRule.Preferred(),
            "respects_capacity", new SourcingRule.RespectsCapacity(),
            "least_distance", new SourcingRule.LeastDistance(),
            "respects_cut_off", new SourcingRule.RespectsCutOff(),
            "keeps_stock_balanced", new SourcingRule.KeepsStockBalanced());

    static final List<String> ALL = Stream.concat(PLAIN.keySet().stream(), Stream.of("nearest"))
            .sorted()
            .toList();

    private SourcingRuleWords() {}

    static @Nullable SourcingRule plain(String name) {
        return PLAIN.get(name);
    }
}
