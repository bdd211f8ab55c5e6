package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this process has heard lately of changes, straight from whoever committed them. It bridges the time until the near entry has been
 * dropped and fetched anew, which takes three trips where this takes one. An announcement may be lost, and then the longer
 * way is all there is. What it says was committed and is forgotten after a second, so that it hides nothing newer for long;
 * one that comes late is not heard, since something newer may have been announced and forgotten by then.
 */
final class Announcements {

    static final Duration LIFE = Duration.ofSeconds(1);
    static final Duration LATE = Duration.ofMillis(500);

    /** More than these at a time, and the rest goes the longer way. */
    static final int MOST = 2_000;

    private final Map<Region, ConcurrentMap<String, Heard>> heard = new EnumMap<>(Region.class);
    private final Map<Region, LongAdder> shown = new EnumMap<>(Region.class);
    private final AtomicInteger count = new AtomicInteger();
    private volatile long lastNanos;
    private final LongSupplier nanoTime;
    private final LongSupplier currentTimeMillis;

    private record Heard(Versioned value, long atNanos) {}

    Announcements() {
        this(System::nanoTime, System::currentTimeMillis);
    }

    Announcements(LongSupplier nanoTime, LongSupplier currentTimeMillis) {
        this.nanoTime = nanoTime;
        this.currentTimeMillis = currentTimeMillis;
        for (Region region : Region.values()) {
            heard.put(region, new ConcurrentHashMap<>());
            shown.put(region, new LongAdder());
        }
    }

    void hear(Announcement announcement) {
        Versioned value = announcement.value();
        if (currentTimeMillis.getAsLong() - value.madeAt() > LATE.toMillis()) {
            return;
        }
        long now = nanoTime.getAsLong();
        lastNanos = now;
        if (count.get() >= MOST) {
            forgetAll(now);
        }
        if (count.get() < MOST) {
            in(announcement.region()).compute(announcement.key(), (_, before) -> {
                if (before == null) {
                    count.incrementAndGet();
                }
                return before == null || value.isNewerThan(before.value) ? new Heard(value, now) : before;
            });
        }
    }

    /** Null nearly always, and then without a look at a map or a clock. */
    @Nullable
    Versioned latest(Region region, String key) {
        if (count.get() == 0) {
            return null;
        }
        long now = nanoTime.getAsLong();
        if (now - lastNanos >= LIFE.toNanos()) {
            forgetAll(now);
            return null;
        }
        Heard found = in(region).get(key);
        if (found == null || isOver(found, now)) {
            return null;
        }
        Objects.requireNonNull(shown.get(region)).increment();
        return found.value;
    }

    /** How many readers were given an announcement. */
    long shown(Region region) {
        return Objects.requireNonNull(shown.get(region)).sum();
    }

    private void forgetAll(long now) {
        for (ConcurrentMap<String, Heard> entries : heard.values()) {
            entries.forEach((key, entry) -> {
                if (isOver(entry, now) && entries.remove(key, entry)) {
                    count.decrementAndGet();
                }
            });
        }
    }

    private static boolean isOver(Heard entry, long now) {
        return now - entry.atNanos >= LIFE.toNanos();
    }

    private ConcurrentMap<String, Heard> in(Region region) {
        return Objects.requireNonNull(heard.get(region));
    }
}
