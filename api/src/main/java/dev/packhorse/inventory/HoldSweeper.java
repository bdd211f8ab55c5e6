package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives back what was held for checkouts that no workflow took over. Any number of processes may sweep at once. */
@ApiComponent
@Component
class HoldSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);

    private final StockLedger ledger;
    private final int batch;

    HoldSweeper(StockLedger ledger, ApiProperties properties) {
        this.ledger = ledger;
        this.batch = properties.holds().batch();
    }

    @Scheduled(fixedDelayString = "${packhorse.api.holds.sweep-every:5s}")
    void sweep() {
        try {
            int expired = ledger.expireDue(batch);
            if (expired > 0) {
                LOG.info("{} holds had expired and were given back.", expired);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Expired holds wait for the next sweep: {}", failure.toString());
        }
    }
}
