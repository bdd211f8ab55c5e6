package dev.packhorse.sandbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where the faults strike: before, after or instead of what a provider does. */
final class Gate implements AutoCloseable {

    private final Faults faults;
    private final CountDownLatch closing = new CountDownLatch(1);

    Gate(Faults faults) {
        this.faults = faults;
    }

    /** No answer; the connection is closed. */
    static final class Dropped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Dropped() {
            super("dropped by a fault before any effect", null, false, false);
        }

        Dropped(int unheard) {
            super("dropped by a fault, the answer would have been " + unheard, null, false, false);
        }
    }

    /** How a provider says that it is ill, for a status. */
    interface Illness {
        Answer of(int status);
    }

    /** What is done, with a delay to run where the provider would be slow: within its idempotency key. */
    interface Work {
        Answer after(Runnable delay);
    }

    Answer through(String operation, String subject, Illness illness, Work work) {
        var fault = faults.strike(operation, subject).orElse(null);
        if (fault == null) {
            return work.after(() -> {});
        }
        return switch (fault.fault()) {
            case LATENCY -> work.after(() -> pause(fault.msOr(0)));
            case STATUS -> ill(fault, illness);
            case RESET -> throw new Dropped();
            case ANSWER_LOST -> {
                var unheard = work.after(() -> {});
                throw new Dropped(unheard.status());
            }
            case DUPLICATE, LATE, REORDER, LOST, RETURNED -> work.after(() -> {});
        };
    }

    private static Answer ill(Fault fault, Illness illness) {
        var answer = illness.of(fault.status() == null ? 500 : fault.status());
        return fault.retryAfter() == null
                ? answer
                : answer.with("Retry-After", fault.retryAfter().toString());
    }

    /** By a latch and not by an interrupt, which would close the ledger's channel under whoever writes to it. */
    private void pause(int ms) {
        try {
            if (closing.await(ms, TimeUnit.MILLISECONDS)) {
                throw new Dropped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Dropped();
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
