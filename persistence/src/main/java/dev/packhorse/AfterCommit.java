package dev.packhorse;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does something once the transaction that runs now is committed, and not at all when it is rolled back. */
public final class AfterCommit {

    private AfterCommit() {}

    /** @throws IllegalStateException when no transaction runs */
    public static void run(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
