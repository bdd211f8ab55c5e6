package dev.packhorse.inventory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Lets many callers share a transaction and its flush to disk. Who comes alone is served at once; in a crowd a batch is whoever
 * came while the one before was under way, and those who just come. A batch that fails is halved, so that what cannot be done
 * fails alone.
 */
final class GroupCommit<W> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** How often a batch that met another process's is begun again before it is halved. */
    private static final int TRIES = 3;

    private static final Duration LAST_ORDERS = Duration.ofSeconds(15);
    private static final long LOOK_UP_MILLIS = 100;
    private static final long GATHERING_NANOS = 300_000;
    private static final long LOOK_AGAIN_NANOS = 20_000;

    private final Batches<W> batches;
    private final HoldSettings settings;
    private final BlockingQueue<Turn<W>> queue;
    private final List<Thread> writers = new ArrayList<>();
    private volatile HoldListener listener = HoldListener.NOBODY;
    private volatile boolean closed;

    /** What a batch is and how it is done. */
    interface Batches<W> {

        /** How much of a batch's size this takes. */
        int lines(W work);

        /** Two of one name are never in the same batch, if it has a name. */
        @Nullable
        Object name(W work);

        /** Commits all, or throws and leaves nothing. @return an answer to each */
        List<?> carryOut(List<W> batch);
    }

    /** The one of the batch that failed is known. */
    static final class Culprit extends RuntimeException {

        private final int index;
        private final RuntimeException failure;

        Culprit(int index, RuntimeException failure) {
            super(failure);
            this.index = index;
            this.failure = failure;
        }
    }

    GroupCommit(Batches<W> batches, HoldSettings settings) {
        this.batches = batches;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        for (int i = 1; i <= settings.writers(); i++) {
            writers.add(Thread.ofPlatform().name("hold-batcher-" + i).daemon().start(this::write));
        }
    }

    /** One listens; the last who says so. */
    void listen(HoldListener listener) {
        this.listener = listener;
    }

    Object submit(W work) {
        if (closed) {
            throw new StockBusy("This process is about to end and takes no more requests for stock.");
        }
        Turn<W> turn = new Turn<>(work, settings.patience());
        if (!queue.offer(turn)) {
            listener.sentAway();
            throw new StockBusy(settings.queue() + " callers wait for stock already.");
        }
        return turn.await();
    }

    int waiting() {
        return queue.size();
    }

    /** Takes no more, and does what was taken. */
    @Override
    public void close() {
        closed = true;
        long deadline = System.nanoTime() + LAST_ORDERS.toNanos();
        for (Thread writer : writers) {
            try {
                writer.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        queue.forEach(turn -> turn.fail(new StockBusy("This process ended before it came to this.")));
    }

    private void write() {
        Deque<Turn<W>> putOff = new ArrayDeque<>();
        List<Turn<W>> batch = List.of();
        while (!closed || !queue.isEmpty() || !putOff.isEmpty()) {
            try {
                boolean crowded = batch.size() > 1;
                batch = List.of();
                batch = next(putOff, crowded);
                carryOut(batch, 1);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable failure) {
                LOG.error("A batch of {} failed in a way that is not foreseen", batch.size(), failure);
                batch.forEach(turn -> turn.fail(failure));
            }
        }
    }

    /** Whoever waits now, as far as it fits; those who were put off go first. */
    private List<Turn<W>> next(Deque<Turn<W>> putOff, boolean crowded) throws InterruptedException {
        Deque<Turn<W>> before = new ArrayDeque<>(putOff);
        putOff.clear();
        List<Turn<W>> batch = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        int lines = 0;
        Turn<W> turn = before.isEmpty() ? queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS) : before.poll();
        if (crowded && turn != null) {
            gather();
        }
        while (turn != null) {
            int size = batches.lines(turn.work);
            Object name = batches.name(turn.work);
            if (!batch.isEmpty() && lines + size > settings.batchLines()) {
                putOff.add(turn);
                break;
            }
            if (name == null || names.add(name)) {
                batch.add(turn);
                lines += size;
            } else {
                putOff.add(turn);
            }
            if (batch.size() + putOff.size() == settings.batch()) {
                break;
            }
            turn = before.isEmpty() ? queue.poll() : before.poll();
        }
        putOff.addAll(before);
        return batch;
    }

    /** Those who were just answered are about to ask again, and a batch costs much the same with them: as long as more come. */
    private void gather() {
        long end = System.nanoTime() + GATHERING_NANOS;
        int before = -1;
        while (queue.size() > before && System.nanoTime() < end) {
            before = queue.size();
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private void carryOut(List<Turn<W>> all, int tries) {
        List<Turn<W>> batch = all.stream().filter(Turn::isAwaited).toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<?> answers =
                    batches.carryOut(batch.stream().map(turn -> turn.work).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(answers.get(i));
            }
            tell(batch);
        } catch (ConcurrencyFailureException met) {
            if (tries < TRIES) {
                carryOut(batch, tries + 1);
            } else {
                halve(batch, met);
            }
        } catch (Culprit culprit) {
            setAside(batch, culprit);
        } catch (RuntimeException failure) {
            halve(batch, failure);
        }
    }

    private void tell(List<Turn<W>> committed) {
        HoldListener told = listener;
        if (told != HoldListener.NOBODY) {
            long now = System.nanoTime();
            told.committed(
                    committed.stream().mapToLong(turn -> now - turn.cameNanos).toArray());
        }
    }

    /** The others first: what the one stumbled over may have been theirs, and then it does not stumble. */
    private void setAside(List<Turn<W>> batch, Culprit culprit) {
        RuntimeException failure = culprit.failure;
        Turn<W> one = batch.get(culprit.index);
        List<Turn<W>> others = new ArrayList<>(batch);
        others.remove(culprit.index);
        if (others.isEmpty()) {
            one.fail(failure);
        } else if (isOutage(failure)) {
            batch.forEach(turn -> turn.fail(failure));
        } else {
            carryOut(others, 1);
            carryOut(List.of(one), 1);
        }
    }

    private void halve(List<Turn<W>> batch, RuntimeException failure) {
        if (batch.size() == 1 || isOutage(failure)) {
            batch.forEach(turn -> turn.fail(failure));
            return;
        }
        listener.halved();
        LOG.warn("A batch of {} failed and is halved: {}", batch.size(), failure.toString());
        int middle = batch.size() / 2;
        carryOut(batch.subList(0, middle), 1);
        carryOut(batch.subList(middle, batch.size()), 1);
    }

    /** The database is away for all of the batch alike, and half of it would only wait again. */
    private static boolean isOutage(Throwable failure) {
        if (failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
            if (state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }
}
