package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the cache up to date about what was committed and not published: because the process died in between, because the cache
 * was out of reach, or because it was SQL that made the change. Somebody has to call it a few times a second, in each process that
 * serves from a cache; any number of processes may do so at once.
 */
public class CacheRelay {

    private static final Logger LOG = LoggerFactory.getLogger(CacheRelay.class);

    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final int KEYS_AT_ONCE = 1_000;

    private final List<ChangeFeed> feeds;
    private final Refresher refresher;
    private final OutboxRows outbox;
    private long sweptAtNanos = System.nanoTime() - SWEEP_NANOS;
    private long loggedAtNanos = System.nanoTime() - LOG_PAUSE_NANOS;
    private long restsUntilNanos = System.nanoTime();

    CacheRelay(List<ChangeFeed> feeds, Refresher refresher, OutboxRows outbox) {
        this.feeds = List.copyOf(feeds);
        this.refresher = refresher;
        this.outbox = outbox;
    }

    /** How many changed keys wait to be told, and for how long the first of them has. */
    public record Backlog(long keys, Duration lag) {}

    /**
     * One turn, of a second at most; never throws.
     *
     * @return how many keys the cache was asked about
     */
    public synchronized int relay() {
        if (System.nanoTime() - restsUntilNanos < 0) {
            return 0;
        }
        int keys = 0;
        try {
            long end = System.nanoTime() + TURN_NANOS;
            for (ChangeFeed feed : feeds) {
                keys += tell(feed, end);
            }
            sweep();
        } catch (RuntimeException failure) {
            restsUntilNanos = System.nanoTime() + REST_NANOS;
            warn("The cache's relay waits for its next turn: {}", failure.toString());
        }
        return keys;
    }

    /** As the database sees it; of what this process's own cache alone still has to be told it knows nothing. */
    public Backlog backlog() {
        OutboxRows.Backlog waiting = outbox.backlog();
        return new Backlog(waiting.keys(), waiting.lag());
    }

    /** Each feed gets at least one look, so that a flood in one does not starve the others. */
    private int tell(ChangeFeed feed, long end) {
        int keys = 0;
        Optional<Changes> changes = feed.next();
        while (changes.isPresent()) {
            tell(changes.get());
            keys += changes.get().count();
            boolean goOn = changes.get().count() >= KEYS_AT_ONCE && System.nanoTime() - end < 0;
            changes = goOn ? feed.next() : Optional.empty();
        }
        return keys;
    }

    private void tell(Changes changes) {
        changes.keys().forEach((kind, keys) -> inParts(keys, part -> refresher.refresh(kind, part)));
        changes.told().run();
        if (changes.age().compareTo(LATE) > 0) {
            warn("The cache is told of changes {} s late.", changes.age().toSeconds());
        }
    }

    private static void inParts(Set<String> keys, Consumer<Set<String>> work) {
        Iterator<String> rest = keys.iterator();
        while (rest.hasNext()) {
            List<String> part = new ArrayList<>();
            while (rest.hasNext() && part.size() < KEYS_AT_ONCE) {
                part.add(rest.next());
            }
            work.accept(Set.copyOf(part));
        }
    }

    private void sweep() {
        if (System.nanoTime() - sweptAtNanos > SWEEP_NANOS) {
            sweptAtNanos = System.nanoTime();
            int untold = outbox.sweep();
            // Without a cache nobody tells anybody, and that is as it should be.
            if (untold > 0 && !feeds.isEmpty()) {
                warn("{} changes were never told to the cache; whatever it held from before them has expired.", untold);
            }
        }
    }

    private void warn(String message, Object value) {
        long now = System.nanoTime();
        if (now - loggedAtNanos > LOG_PAUSE_NANOS) {
            loggedAtNanos = now;
            LOG.warn(message, value);
        }
    }
}
