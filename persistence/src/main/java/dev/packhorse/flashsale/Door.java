package dev.packhorse.flashsale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where those wait who want the same done to the same thing. Whoever gets in does it for all who stand there by then, and they
 * find it done: a rush takes one connection and few transactions, in the order in which they came.
 */
final class Door<Q, A> {

    private final Duration patience;
    private final Function<List<Q>, List<A>> serve;
    private final BlockingQueue<Knock<Q, A>> waiting;
    private final ReentrantLock inside = new ReentrantLock(true);

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
        private volatile @Nullable A answer;

        Knock(Q question) {
            this.question = question;
        }
    }

    /** @return empty when it is too crowded; what was asked for may be done all the same */
    Optional<A> knock(Q question) {
        Knock<Q, A> mine = new Knock<>(question);
        if (!waiting.offer(mine)) {
            return Optional.empty();
        }
        try {
            if (!inside.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                waiting.remove(mine);
                return Optional.ofNullable(mine.answer);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            waiting.remove(mine);
            return Optional.ofNullable(mine.answer);
        }
        try {
            if (mine.answer == null && waiting.contains(mine)) {
                serveAll();
            }
        } finally {
            inside.unlock();
        }
        return Optional.ofNullable(mine.answer);
    }

    /** How many stand there. */
    int crowd() {
        return waiting.size();
    }

    /** When it fails, it fails for the one who tried; the others find nothing done and are told that it is crowded. */
    private void serveAll() {
        List<Knock<Q, A>> together = new ArrayList<>();
        waiting.drainTo(together);
        List<A> answers =
                serve.apply(together.stream().map(knock -> knock.question).toList());
        for (int n = 0; n < together.size(); n++) {
            together.get(n).answer = answers.get(n);
        }
    }
}
