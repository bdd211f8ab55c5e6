package dev.packhorse.catalogue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** What this process has seen of the cache since its start, for whoever keeps metrics. */
public final class CacheFigures {

    private final Function<Region, Near> near;
    private final Map<PutIfNewer.Verdict, LongAdder> publications = new EnumMap<>(PutIfNewer.Verdict.class);
    private final LongAdder failures = new LongAdder();
    private final LongAdder repairs = new LongAdder();

    CacheFigures(Function<Region, Near> near) {
        this.near = near;
        for (PutIfNewer.Verdict verdict : PutIfNewer.Verdict.values()) {
            publications.put(verdict, new LongAdder());
        }
    }

    /** Of the entries within this process: how often one was there, how often not, and how many there are. */
    public record Near(long hits, long misses, long entries) {
        static final Near NOTHING = new Near(0, 0, 0);
    }

    public Near near(Region region) {
        return near.apply(region);
    }

    /** Publications of this process that replaced an entry or made one. */
    public long adopted() {
        return count(PutIfNewer.Verdict.ADOPTED);
    }

    /** Publications that came second: as new, or newer, was there already. */
    public long notNewer() {
        return count(PutIfNewer.Verdict.NOT_NEWER);
    }

    /** Finds of readers that took too long. */
    public long tooLate() {
        return count(PutIfNewer.Verdict.TOO_LATE);
    }

    /** How often the cache was out of reach. */
    public long failures() {
        return failures.sum();
    }

    /** Entries that the relay found to be older than the database and replaced. */
    public long repairs() {
        return repairs.sum();
    }

    void judged(PutIfNewer.Verdict verdict) {
        adder(verdict).increment();
    }

    void failed() {
        failures.increment();
    }

    void repaired(int entries) {
        repairs.add(entries);
    }

    private long count(PutIfNewer.Verdict verdict) {
        return adder(verdict).sum();
    }

    private LongAdder adder(PutIfNewer.Verdict verdict) {
        return Objects.requireNonNull(publications.get(verdict));
    }
}
