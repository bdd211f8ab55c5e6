package dev.packhorse.proof.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was seen of several things in turns. The median counts, since a shared machine has bad moments. */
final class Medians {

    private final Map<String, List<Double>> seen = new LinkedHashMap<>();

    void add(String what, double figure) {
        seen.computeIfAbsent(what, _ -> new ArrayList<>()).add(figure);
    }

    double of(String what) {
        List<Double> figures = Objects.requireNonNull(seen.get(what));
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    double lowest(String what) {
        return Objects.requireNonNull(seen.get(what)).stream()
                .mapToDouble(it -> it)
                .min()
                .orElseThrow();
    }
}
