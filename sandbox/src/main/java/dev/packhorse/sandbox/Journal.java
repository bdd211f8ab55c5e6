package dev.packhorse.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one door through which anything changes. A decision looks at the state and drafts an entry, the entry is written,
 * and only applying it changes the state: at run time and after a restart by the same code.
 */
final class Journal {

    private final ReentrantLock turn = new ReentrantLock();
    private final List<Consumer<LedgerEntry>> readers = new ArrayList<>();
    private @Nullable Ledger ledger;

    /** Readers come before the first entry. */
    void readBy(Consumer<LedgerEntry> reader) {
        readers.add(reader);
    }

    /** Called once, after the replay, which has gone through {@link #apply}. */
    void continueIn(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What a decision comes to: an answer, and what is to be remembered of it if anything. */
    record Decision<T>(T result, LedgerEntry.@Nullable Draft draft) {}

    /** Decides and remembers as one step; returns when it is durable. Readers are told in the order of the ledger. */
    <T> T decide(Supplier<Decision<T>> decision) {
        turn.lock();
        T result;
        try {
            var decided = decision.get();
            if (decided.draft() != null) {
                apply(open().append(decided.draft()));
            }
            result = decided.result();
        } finally {
            turn.unlock();
        }
        // Also for a mere look: nobody may be told of something that a power cut could still take back.
        open().sync();
        return result;
    }

    /** For who tells the outside by another way than an answer. */
    void sync() {
        open().sync();
    }

    void apply(LedgerEntry entry) {
        readers.forEach(reader -> reader.accept(entry));
    }

    private Ledger open() {
        if (ledger == null) {
            throw new IllegalStateException("the ledger is not open yet");
        }
        return ledger;
    }
}
