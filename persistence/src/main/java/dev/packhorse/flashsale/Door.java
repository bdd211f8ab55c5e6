package dev.packhorse.flashsale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where those wait who want the same done to the same thing. Whoever gets in does it for all who stand there by then, and all of
 * them are let go at once: a rush takes one connection and few transactions, in the order in which they came.
 */
final class Door<Q, A> {

    private final Duration patience;
    private final Function<List<Q>, List<A>> serve;
    private final BlockingQueue<Knock<Q, A>> waiting;
    private final AtomicBoolean inside = new AtomicBoolean();

    /**
     * @param patience how long one stands there
     * @param room how many can
     * @param serve gives one answer to each question, in their order
     */
    Door(Duration patience, int room, Function<List<Q>, List<A>> serve) {
        this.patience = patience;
        this.serve = serve;
        this.waiting = new ArrayBlockingQueue<>(room);
    }

    private static final class Knock<Q, A> {
        private final Q question;
        private final Semaphore called = new Semaphore(0);
        private volatile @Nullable A answer;
        private volatile boolean over;

        Knock(Q question) {
            this.question = question;
        }

        void end(@Nullable A given) {
            answer = given;
            over = true;
            called.release();
        }
    }

    /** @return empty when it is too crowded; what was asked for may be done all the same */
    Optional<A> knock(Q question) {
        Knock<Q, A> mine = new Knock<>(question);
        if (!waiting.offer(mine)) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            do {
                serveAllUnlessSomebodyDoes();
            } while (!mine.over && mine.called.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.remove(mine);
            callNext();
        }
        return Optional.ofNullable(mine.answer);
    }

    /** How many stand there. */
    int crowd() {
        return waiting.size();
    }

    private void serveAllUnlessSomebodyDoes() {
        if (inside.compareAndSet(false, true)) {
            try {
                serveAll();
            } finally {
                inside.set(false);
            }
        }
    }

    /** Who came while others were served finds the door shut, and is called when it is not; who leaves passes the call on. */
    private void callNext() {
        if (!inside.get()) {
            Knock<Q, A> next = waiting.peek();
            if (next != null) {
                next.called.release();
            }
        }
    }

    /** When it fails, it fails for the one who tried; the others find nothing done and are told that it is crowded. */
    private void serveAll() {
        List<Knock<Q, A>> together = new ArrayList<>();
        waiting.drainTo(together);
        List<A> answers = List.of();
        try {
            if (!together.isEmpty()) {
                answers = serve.apply(
                        together.stream().map(knock -> knock.question).toList());
            }
        } finally {
            for (int n = 0; n < together.size(); n++) {
                together.get(n).end(n < answers.size() ? answers.get(n) : null);
            }
        }
    }
}
