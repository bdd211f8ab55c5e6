package dev.packhorse.inventory;

import dev.packhorse.AfterCommit;
import dev.packhorse.RoundTrip;
import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.inventory.HoldKind.Hearing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One batch, one transaction. First everything is locked, in the one order; then errands run their statements, in the order in
 * which they came; then requests are decided in memory on what the errands left, and written for all at once.
 */
final class StockBatches implements GroupCommit.Batches<StockWork> {

    private final JdbcOperations jdbc;
    private final HoldRows holds = new HoldRows();
    private final StockLocks locks;
    private final StockReader reader;
    private final AvailabilityPublisher availability;
    private final CertainCommit transaction;
    private final List<Consumer<Collection<Sku>>> listeners = new CopyOnWriteArrayList<>();

    StockBatches(
            JdbcClient jdbc,
            JdbcOperations operations,
            PlatformTransactionManager transactions,
            SourcingBook sourcing,
            AvailabilityPublisher availability) {
        this.jdbc = operations;
        this.reader = new StockReader(operations, sourcing);
        this.locks = new StockLocks(jdbc, new StockRows(jdbc));
        this.availability = availability;
        this.transaction = new CertainCommit(transactions);
    }

    void whenChanged(Consumer<Collection<Sku>> listener) {
        listeners.add(listener);
    }

    @Override
    public int lines(StockWork work) {
        return switch (work) {
            case StockWork.Errand(StockErrand<?> errand) ->
                1
                        + errand.orders().size()
                        + errand.skus().size()
                        + errand.places().size();
            case StockWork.Ask(HoldKind<Object, Object> kind, Object request) -> kind.lines(request);
        };
    }

    @Override
    public @Nullable Object name(StockWork work) {
        return switch (work) {
            case StockWork.Errand _ -> null;
            case StockWork.Ask(HoldKind<Object, Object> kind, Object request) -> kind.name(request);
        };
    }

    @Override
    public List<?> carryOut(List<StockWork> batch) {
        return transaction.execute(() -> decide(batch));
    }

    private List<Object> decide(List<StockWork> batch) {
        Object[] answers = new Object[batch.size()];
        RoundTrip questions = new RoundTrip(jdbc);
        List<Asked> asked = hear(batch, questions);
        Set<Sku> wanted = new LinkedHashSet<>();
        asked.forEach(each -> wanted.addAll(each.hearing.skus()));
        List<StockErrand<?>> errands = errands(batch);
        Set<Sku> changed = new LinkedHashSet<>();
        if (!errands.isEmpty()) {
            locks.take(errands, wanted, changed);
            run(batch, answers);
        }
        if (!asked.isEmpty()) {
            changed.addAll(answer(asked, reader.lock(wanted, questions), answers));
        }
        AfterCommit.run(() -> listeners.forEach(listener -> listener.accept(changed)));
        return Arrays.asList(answers);
    }

    private record Asked(Hearing<Object> hearing, List<Integer> places) {}

    private static List<Asked> hear(List<StockWork> batch, RoundTrip questions) {
        Map<HoldKind<Object, Object>, List<Integer>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i) instanceof StockWork.Ask(HoldKind<Object, Object> kind, Object _)) {
                kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(i);
            }
        }
        List<Asked> asked = new ArrayList<>();
        kinds.forEach((kind, places) -> asked.add(new Asked(
                kind.hear(
                        places.stream()
                                .map(i -> ((StockWork.Ask) batch.get(i)).request())
                                .toList(),
                        questions),
                places)));
        return asked;
    }

    private static List<StockErrand<?>> errands(List<StockWork> batch) {
        List<StockErrand<?>> errands = new ArrayList<>();
        batch.forEach(work -> {
            if (work instanceof StockWork.Errand(StockErrand<?> errand)) {
                errands.add(errand);
            }
        });
        return errands;
    }

    private static void run(List<StockWork> batch, Object[] answers) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i) instanceof StockWork.Errand(StockErrand<?> errand)) {
                try {
                    answers[i] = errand.run();
                } catch (ConcurrencyFailureException met) {
                    throw met;
                } catch (RuntimeException failure) {
                    throw new GroupCommit.Culprit(i, failure);
                }
            }
        }
    }

    /** @return the SKUs of which something was taken */
    private Set<Sku> answer(List<Asked> asked, StockInHand stockInHand, Object[] answers) {
        for (Asked each : asked) {
            List<Object> given = each.hearing.decide(stockInHand);
            for (int i = 0; i < given.size(); i++) {
                answers[each.places.get(i)] = given.get(i);
            }
        }
        RoundTrip writing = new RoundTrip(jdbc);
        asked.forEach(each -> each.hearing.write(writing));
        holds.insert(stockInHand.grants(), writing);
        try {
            writing.make();
        } catch (DuplicateKeyException met) {
            throw new CameFirst("What was to be written is there already: " + met.getMessage());
        }
        return tell(stockInHand.grants());
    }

    private Set<Sku> tell(Collection<StockInHand.Grant> grants) {
        Set<Sku> changed = new LinkedHashSet<>();
        grants.forEach(grant -> grant.request().lines().forEach(line -> changed.add(line.sku())));
        if (!changed.isEmpty()) {
            availability.changedInThisTransaction(changed);
        }
        return changed;
    }
}
