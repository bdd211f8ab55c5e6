package dev.packhorse.inventory;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction whose failure means that nothing was done, as far as anybody can know. What fails only after the commit, when
 * others are told, is written down and no more: to begin again would do everything twice.
 */
final class CertainCommit {

    private static final Logger LOG = LoggerFactory.getLogger(CertainCommit.class);

    private final TransactionTemplate transaction;

    CertainCommit(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    private static final class Watch implements TransactionSynchronization, Ordered {

        private boolean committed;

        @Override
        public void afterCommit() {
            committed = true;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    <A> A execute(Supplier<A> work) {
        Watch watch = new Watch();
        Result<A> result = new Result<>();
        try {
            transaction.executeWithoutResult(_ -> {
                TransactionSynchronizationManager.registerSynchronization(watch);
                result.value = work.get();
            });
        } catch (RuntimeException failure) {
            if (!watch.committed) {
                throw failure;
            }
            LOG.error("The stock was changed, but not everybody was told", failure);
        }
        return Objects.requireNonNull(result.value);
    }

    private static final class Result<A> {
        private @Nullable A value;
    }
}
