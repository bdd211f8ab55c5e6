package dev.packhorse.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision and how it came about.
 *
 * @param steps one for each time that a warehouse was chosen, in order
 */
public record SourcingExplanation(HoldOutcome outcome, List<Step> steps) {

    public SourcingExplanation {
        steps = List.copyOf(steps);
    }

    /** What a step was about. */
    public enum Kind {
        /** Which warehouse sends whole lines. */
        WHOLE_LINES,
        /** Which warehouse sends a part of a line that none has all units of. */
        SPLIT_LINE,
        /** Units that wait for their stock where it will arrive; no rule is asked. */
        WAITS
    }

    /** @param skus that were open then */
    public record Step(Kind kind, List<Sku> skus, WarehouseCode chosen, List<Considered> considered) {
        public Step {
            skus = List.copyOf(skus);
            considered = List.copyOf(considered);
        }
    }

    /** @param passedOverBy the rule that passed it over; null for the one that was chosen */
    public record Considered(
            WarehouseCode warehouse, @Nullable String passedOverBy, List<Opinion> opinions) {
        public Considered {
            opinions = List.copyOf(opinions);
        }
    }

    /** What one rule said; rules after the one that passed a warehouse over were not asked about it. */
    public record Opinion(String rule, boolean kept, String words) {}
}
