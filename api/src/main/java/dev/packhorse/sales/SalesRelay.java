package dev.packhorse.sales;

import dev.packhorse.api.ApiComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Adds up what was sold since the last look. Any number of processes may do it at once. */
@ApiComponent
@Component
class SalesRelay {

    private static final Logger LOG = LoggerFactory.getLogger(SalesRelay.class);

    private static final int BATCH = 500;

    /** Then the others that share this scheduler have their turn. */
    private static final int BATCHES_AT_ONCE = 20;

    private final SalesSums sums;

    SalesRelay(SalesSums sums) {
        this.sums = sums;
    }

    @Scheduled(fixedDelayString = "${packhorse.api.sales.every:1s}")
    void addUp() {
        try {
            for (int batch = 0; batch < BATCHES_AT_ONCE && sums.addUp(BATCH) == BATCH; batch++) {}
        } catch (RuntimeException failure) {
            LOG.warn("The sums of sales wait for the next look: {}", failure.toString());
        }
    }
}
