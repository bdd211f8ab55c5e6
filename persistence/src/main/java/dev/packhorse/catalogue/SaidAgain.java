package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** What a cache of this process alone was told, to be told once more when slow readers have become too old. */
final class SaidAgain implements ChangeFeed {

    private final Deque<Due> waiting = new ArrayDeque<>();

    private record Due(long atNanos, Set<String> products, Set<String> skus) {}

    void later(Set<String> products, Set<String> skus) {
        if (!products.isEmpty() || !skus.isEmpty()) {
            waiting.addLast(new Due(System.nanoTime() + ReaderBound.over().toNanos(), products, skus));
        }
    }

    @Override
    public Optional<Changes> next() {
        Due first = waiting.peekFirst();
        if (first == null || System.nanoTime() < first.atNanos()) {
            return Optional.empty();
        }
        return Optional.of(new Changes(
                first.products(),
                first.skus(),
                Duration.ofNanos(System.nanoTime() - first.atNanos()),
                waiting::removeFirst));
    }
}
