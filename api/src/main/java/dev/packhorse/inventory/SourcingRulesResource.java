package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of sourcing on the wire. */
@Schema(name = "SourcingRules")
record SourcingRulesResource(
        @Schema(description = "Asked in this order; what a rule leaves open the next decides, and in the end the code")
        List<Rule> rules,

        @JsonProperty("split_lines")
        @Schema(description = "Whether one line may come from several warehouses when none has all its units")
        boolean splitLines) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcingRule")
    record Rule(
            @Schema(example = "nearest") String rule,

            @Schema(
                    description = "Of `nearest` only: how closely addresses are compared",
                    allowableValues = {"country", "region", "postal_code"},
                    example = "country")
            @Nullable
            String by) {}

    static SourcingRulesResource of(SourcingRules rules) {
        return new SourcingRulesResource(
                rules.rules().stream()
                        .map(rule -> new Rule(
                                rule.name(),
                                rule instanceof SourcingRule.Nearest(SourcingRule.Nearest.By by) ? by.word() : null))
                        .toList(),
                rules.splitLines());
    }
}
