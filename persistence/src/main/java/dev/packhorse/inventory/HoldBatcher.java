package dev.packhorse.inventory;

import dev.packhorse.catalogue.AvailabilityPublisher;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one road to the stock: whatever changes a level takes it. Those who come together share a transaction, each with its own
 * answer; all lock in the same order, in this process and in any other.
 */
public class HoldBatcher implements AutoCloseable {

    private final GroupCommit<StockWork> commits;
    private final StockBatches batches;
    private final BareHolds bareHolds;

    public HoldBatcher(
            JdbcClient jdbc,
            JdbcOperations operations,
            PlatformTransactionManager transactions,
            SourcingBook sourcing,
            AvailabilityPublisher availability,
            HoldSettings settings) {
        this.bareHolds = new BareHolds(new HoldRows());
        this.batches = new StockBatches(jdbc, operations, transactions, sourcing, availability);
        this.commits = new GroupCommit<>(batches, settings);
    }

    /**
     * Waits until the errand's transaction is committed; fails as the errand fails, and then nothing of it is left.
     *
     * @throws StockBusy when too many wait already
     * @throws StockUnanswered when the answer did not come in time
     */
    @SuppressWarnings("unchecked")
    public <A> A run(StockErrand<A> errand) {
        return (A) submit(new StockWork.Errand(errand));
    }

    /** Asks for stock together with all who ask for the same kind; fails as {@link #run} does. */
    @SuppressWarnings("unchecked")
    public <Q, A> A ask(HoldKind<Q, A> kind, Q request) {
        return (A) submit(new StockWork.Ask((HoldKind<Object, Object>) kind, request));
    }

    /** Sets stock aside; repeatable with the same id. */
    public HoldAnswer hold(HoldRequest request) {
        return ask(bareHolds, request);
    }

    /** Is told, after each commit of this process, whose levels it may have changed. */
    public void whenChanged(Consumer<Collection<Sku>> listener) {
        batches.whenChanged(listener);
    }

    /** Tells one listener how callers fare. */
    public void listen(HoldListener listener) {
        commits.listen(listener);
    }

    /** How many callers wait now that no batch has taken up. */
    public int waiting() {
        return commits.waiting();
    }

    @Override
    public void close() {
        commits.close();
    }

    private Object submit(StockWork work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Stock is changed in a transaction of its own: the one that runs here would not see it, and might wait for it.");
        }
        return commits.submit(work);
    }
}
