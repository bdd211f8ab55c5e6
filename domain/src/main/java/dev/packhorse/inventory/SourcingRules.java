package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The rules by which warehouses are chosen, the one that decides first at the top.
 *
 * @param splitLines whether one line may come from several warehouses when none has all its units
 */
public record SourcingRules(
        List<SourcingRule> rules,
        @JsonProperty("split_lines") boolean splitLines) {

    private static final SourcingRules STANDARD = new SourcingRules(
            List.of(
                    new SourcingRule.ShipsAlone(),
                    new SourcingRule.FewestParcels(),
                    new SourcingRule.Nearest(SourcingRule.Nearest.By.COUNTRY),
                    new SourcingRule.Preferred()),
            true);

    public SourcingRules {
        rules = List.copyOf(rules);
        if (rules.stream().map(SourcingRule::name).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("A rule stands twice: " + rules);
        }
    }

    /** Whether a rule wants to know where destinations lie. */
    public boolean asksWhere() {
        return rules.stream().anyMatch(SourcingRule.LeastDistance.class::isInstance);
    }

    /** Whether a rule wants to know how much warehouses have to send. */
    public boolean asksForLoads() {
        return rules.stream().anyMatch(SourcingRule.RespectsCapacity.class::isInstance);
    }

    /** Ships alone, fewest parcels, the destination's country, the lower priority number; lines may be split. */
    public static SourcingRules standard() {
        return STANDARD;
    }
}
