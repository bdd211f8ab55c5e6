package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a cache of this process alone was told, to be told once more when slow readers have become too old. */
final class SaidAgain implements ChangeFeed {

    private final Deque<Due> waiting = new ArrayDeque<>();

    private record Due(long atNanos, Map<ChangeKind, Set<String>> keys) {}

    void later(Map<ChangeKind, Set<String>> keys) {
        waiting.addLast(new Due(System.nanoTime() + ReaderBound.over().toNanos(), Map.copyOf(keys)));
    }

    @Override
    public Optional<Changes> next() {
        Due first = waiting.peekFirst();
        if (first == null || System.nanoTime() < first.atNanos()) {
            return Optional.empty();
        }
        return Optional.of(
                new Changes(first.keys(), Duration.ofNanos(System.nanoTime() - first.atNanos()), waiting::removeFirst));
    }
}
