package dev.packhorse.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** How callers share a transaction, without a database: work is a word, and its answer is the word. */
class GroupCommitTest {

    @AutoClose
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    private final Words words = new Words();
    private @Nullable GroupCommit<String> commits;

    /** Commits words. {@code 50*x} is 50 lines long; {@code x/1} and {@code x/2} have one name. */
    private static final class Words implements GroupCommit.Batches<String> {

        final List<List<String>> committed = new CopyOnWriteArrayList<>();
        final List<List<String>> tried = new CopyOnWriteArrayList<>();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile Predicate<List<String>> refuses = _ -> false;
        volatile RuntimeException refusal = new DataIntegrityViolationException("refused");

        @Override
        public int lines(String word) {
            int star = word.indexOf('*');
            return star < 0 ? 1 : Integer.parseInt(word.substring(0, star));
        }

        @Override
        public @Nullable Object name(String word) {
            int slash = word.indexOf('/');
            return slash < 0 ? null : word.substring(0, slash);
        }

        @Override
        public List<?> carryOut(List<String> batch) {
            tried.add(batch);
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (refuses.test(batch)) {
                throw refusal;
            }
            committed.add(batch);
            return batch;
        }
    }

    @AfterEach
    void end() {
        words.gate.countDown();
        if (commits != null) {
            commits.close();
        }
    }

    @Test
    void whoComesWhileABatchIsUnderWaySharesTheNext() throws Exception {
        open(settings(10, Duration.ofSeconds(5)));
        List<Future<Object>> answers = withTheDoorClosed("first", "a", "b", "c");

        assertThat(answers.stream().map(GroupCommitTest::get)).containsExactly("first", "a", "b", "c");
        assertThat(words.committed).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void whatCannotBeDoneFailsAlone() throws Exception {
        open(settings(10, Duration.ofSeconds(5)));
        words.refuses = batch -> batch.contains("poison");
        List<Future<Object>> answers = withTheDoorClosed("first", "a", "b", "poison", "c", "d");

        assertThat(get(answers.get(1))).isEqualTo("a");
        assertThat(get(answers.get(5))).isEqualTo("d");
        assertThatThrownBy(() -> answers.get(3).get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(words.committed.stream().flatMap(List::stream))
                .containsExactlyInAnyOrder("first", "a", "b", "c", "d");
        assertThat(words.tried).contains(List.of("a", "b", "poison", "c", "d"), List.of("poison"));
    }

    @Test
    void anOutageIsToldToAllAtOnce() throws Exception {
        open(settings(10, Duration.ofSeconds(5)));
        words.refuses = batch -> batch.contains("a");
        words.refusal = new DataAccessResourceFailureException("away");
        List<Future<Object>> answers = withTheDoorClosed("first", "a", "b", "c");

        for (Future<Object> answer : answers.subList(1, 4)) {
            assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(words.tried).hasSize(2);
    }

    @Test
    void aBatchThatMetAnotherIsBegunAgain() throws Exception {
        open(settings(10, Duration.ofSeconds(5)));
        words.refusal = new CameFirst("another was here");
        words.refuses = batch -> batch.contains("a") && words.tried.size() < 3;
        List<Future<Object>> answers = withTheDoorClosed("first", "a", "b");

        assertThat(get(answers.get(2))).isEqualTo("b");
        assertThat(words.committed).containsExactly(List.of("first"), List.of("a", "b"));
    }

    @Test
    void twoOfOneNameAreNeverInTheSameBatch() throws Exception {
        open(settings(10, Duration.ofSeconds(5)));
        withTheDoorClosed("first", "x/1", "a", "x/2", "x/3").forEach(GroupCommitTest::get);

        assertThat(words.committed)
                .containsExactly(List.of("first"), List.of("x/1", "a"), List.of("x/2"), List.of("x/3"));
    }

    @Test
    void aGiantIsNotWhatEverybodyWaitsFor() throws Exception {
        open(settings(10, Duration.ofSeconds(5)));
        withTheDoorClosed("first", "a", "5000*giant", "b", "c").forEach(GroupCommitTest::get);

        assertThat(words.committed)
                .containsExactly(List.of("first"), List.of("a"), List.of("5000*giant"), List.of("b", "c"));
    }

    @Test
    void sendsAwayWhomItCannotQueue() throws Exception {
        open(settings(2, Duration.ofSeconds(5)));
        List<Future<Object>> answers = withTheDoorClosed("first", "a", "b", "c");

        assertThat(answers.stream().filter(GroupCommitTest::wasSentAway)).hasSize(1);
    }

    @Test
    void aCallerWhoseAnswerDoesNotComeIsToldThatNothingIsKnown() throws Exception {
        open(settings(10, Duration.ofMillis(200)));
        words.gate = new CountDownLatch(1);
        Future<Object> taken = callers.submit(() -> opened().submit("taken"));
        Eventually.see(() -> words.tried, tried -> assertThat(tried).hasSize(1));
        Future<Object> waiting = callers.submit(() -> opened().submit("waiting"));

        assertThatThrownBy(() -> taken.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(StockUnanswered.class);
        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(StockUnanswered.class);
        words.gate.countDown();
        opened().close();
        // Nobody waited for it any more when its turn came.
        assertThat(words.committed).containsExactly(List.of("taken"));
    }

    @Test
    void doesWhatItTookBeforeItEndsAndTakesNoMore() throws Exception {
        open(settings(10, Duration.ofSeconds(5)));
        words.gate = new CountDownLatch(1);
        Future<Object> taken = callers.submit(() -> opened().submit("taken"));
        Eventually.see(() -> words.tried, tried -> assertThat(tried).hasSize(1));
        Future<Object> waiting = callers.submit(() -> opened().submit("waiting"));
        Eventually.see(() -> opened().waiting(), count -> assertThat(count).isEqualTo(1));
        Thread closing = Thread.ofVirtual().start(opened()::close);
        Eventually.see(closing::getState, state -> assertThat(state).isEqualTo(Thread.State.TIMED_WAITING));

        assertThatThrownBy(() -> opened().submit("late")).isInstanceOf(StockBusy.class);
        words.gate.countDown();
        closing.join();
        assertThat(List.of(get(taken), get(waiting))).containsExactly("taken", "waiting");
    }

    /** The first keeps the writer busy until all the others wait, each behind the one before. */
    private List<Future<Object>> withTheDoorClosed(String first, String... others) throws Exception {
        words.gate = new CountDownLatch(1);
        List<Future<Object>> answers = new CopyOnWriteArrayList<>();
        answers.add(callers.submit(() -> opened().submit(first)));
        Eventually.see(() -> words.tried, tried -> assertThat(tried).hasSize(1));
        for (String other : others) {
            int before = opened().waiting();
            Future<Object> answer = callers.submit(() -> opened().submit(other));
            answers.add(answer);
            Eventually.see(
                    () -> opened().waiting() > before || answer.isDone(),
                    in -> assertThat(in).isTrue());
        }
        words.gate.countDown();
        return answers;
    }

    private void open(HoldSettings settings) {
        commits = new GroupCommit<>(words, settings);
    }

    private GroupCommit<String> opened() {
        return Objects.requireNonNull(commits);
    }

    private static HoldSettings settings(int queue, Duration patience) {
        return new HoldSettings(Duration.ofMinutes(15), 1, queue, 256, 1024, patience, Duration.ofMillis(250));
    }

    private static Object get(Future<Object> answer) {
        try {
            return answer.get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean wasSentAway(Future<Object> answer) {
        try {
            answer.get(5, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof StockBusy;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
