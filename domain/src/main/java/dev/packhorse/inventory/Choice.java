package dev.packhorse.inventory;

import dev.packhorse.inventory.SourcingExplanation.Considered;
import dev.packhorse.inventory.SourcingExplanation.Opinion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks rule after rule until one candidate is left; what no rule decides, the warehouses' codes do. */
final class Choice {

    private static final String BY_CODE = "code";

    private final List<SourcingRule> rules;
    private final @Nullable Map<Candidate, List<Opinion>> opinions;

    private Choice(List<SourcingRule> rules, @Nullable Map<Candidate, List<Opinion>> opinions) {
        this.rules = rules;
        this.opinions = opinions;
    }

    /** @param candidates at least one, by code */
    static Candidate best(List<SourcingRule> rules, List<Candidate> candidates) {
        return new Choice(rules, null).sift(candidates);
    }

    /** The same choice, with what every rule says of each that it was asked about; the chosen one first. */
    static List<Considered> explain(List<SourcingRule> rules, List<Candidate> candidates) {
        Map<Candidate, List<Opinion>> opinions = new LinkedHashMap<>();
        Candidate best = new Choice(rules, opinions).sift(candidates);
        List<Considered> considered = new ArrayList<>();
        considered.add(considered(best, opinions.getOrDefault(best, List.of())));
        opinions.forEach((candidate, said) -> {
            if (candidate != best) {
                considered.add(considered(candidate, said));
            }
        });
        return considered;
    }

    /** The word of the rule that passed the last of the others over; empty when there was nobody to pass over. */
    static Optional<String> decisive(List<SourcingRule> rules, List<Candidate> candidates) {
        List<Considered> considered = explain(rules, candidates);
        return considered.stream()
                .skip(1)
                .max(Comparator.comparingInt(other -> other.opinions().size()))
                .map(last -> considered
                        .getFirst()
                        .opinions()
                        .get(last.opinions().size() - 1)
                        .words());
    }

    private Candidate sift(List<Candidate> candidates) {
        List<Candidate> left = candidates;
        for (SourcingRule rule : rules) {
            // One alone needs no rule, but may like to hear why it is good.
            if (left.size() == 1 && opinions == null) {
                return left.getFirst();
            }
            left = sift(rule, left);
        }
        if (left.size() > 1) {
            decideByCode(left);
        }
        return left.getFirst();
    }

    private List<Candidate> sift(SourcingRule rule, List<Candidate> candidates) {
        long best = candidates.stream().mapToLong(rule::score).max().orElseThrow();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean keeps = rule.score(candidate) == best;
            if (keeps) {
                kept.add(candidate);
            }
            if (opinions != null) {
                note(candidate, new Opinion(rule.name(), keeps, rule.words(candidate)));
            }
        }
        return kept;
    }

    private void decideByCode(List<Candidate> left) {
        if (opinions != null) {
            for (Candidate candidate : left) {
                boolean first = candidate == left.getFirst();
                note(
                        candidate,
                        new Opinion(BY_CODE, first, first ? "Comes first by its code." : "Comes later by its code."));
            }
        }
    }

    private void note(Candidate candidate, Opinion opinion) {
        if (opinions != null) {
            opinions.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(opinion);
        }
    }

    private static Considered considered(Candidate candidate, List<Opinion> said) {
        String passedOverBy = said.stream()
                .filter(opinion -> !opinion.kept())
                .map(Opinion::rule)
                .findFirst()
                .orElse(null);
        return new Considered(candidate.warehouse().code(), passedOverBy, said);
    }
}
