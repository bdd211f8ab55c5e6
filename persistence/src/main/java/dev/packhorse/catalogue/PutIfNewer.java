package dev.packhorse.catalogue;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only change that is ever made to a cache entry. As the highest version wins, publications may be repeated, be late and
 * overtake each other. It runs on the member that owns the entry, hence members need this class.
 */
final class PutIfNewer implements EntryProcessor<String, Versioned, PutIfNewer.Verdict> {

    enum Verdict {
        ADOPTED,
        NOT_NEWER,
        /** Brought after its time: what has replaced it may be forgotten already. */
        TOO_LATE;

        /** @throws IllegalStateException when the entry may be older than what was brought */
        void insist() {
            if (this == TOO_LATE) {
                throw new IllegalStateException("What was read came too late to the cache and has to be read again.");
            }
        }
    }

    private final Versioned value;
    private final long deadline;
    private transient @Nullable Verdict verdict;

    PutIfNewer(Versioned value, long deadline) {
        this.value = value;
        this.deadline = deadline;
    }

    /** What was committed, from whoever knows that it was; what was committed since may be told and forgotten sooner than this arrives. */
    static PutIfNewer committed(Versioned value) {
        return found(value, value.madeAt());
    }

    /** What a reader found, which may have been replaced since. */
    static PutIfNewer found(Versioned value, long readBegan) {
        return new PutIfNewer(value, ReaderBound.deadline(readBegan));
    }

    Versioned value() {
        return value;
    }

    long deadline() {
        return deadline;
    }

    /** Of an entry or its absence: what becomes of the publication at this moment of the owner's clock. */
    Verdict judge(@Nullable Versioned present, long now) {
        if (now > deadline) {
            return Verdict.TOO_LATE;
        }
        return value.isNewerThan(present) ? Verdict.ADOPTED : Verdict.NOT_NEWER;
    }

    @Override
    public Verdict process(Map.Entry<String, Versioned> entry) {
        Verdict given = judge(entry.getValue(), System.currentTimeMillis());
        if (given == Verdict.ADOPTED) {
            entry.setValue(value);
        }
        verdict = given;
        return given;
    }

    /**
     * A backup repeats what its owner did and judges nothing anew: its clock is another, and an entry that it has lost must not
     * come back by a publication that the owner refused. Hazelcast asks for this after {@link #process}.
     */
    @Override
    public @Nullable EntryProcessor<String, Versioned, Verdict> getBackupProcessor() {
        return verdict == Verdict.ADOPTED ? new PutIfNewer(value, Long.MAX_VALUE) : null;
    }
}
