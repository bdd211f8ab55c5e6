package dev.packhorse.catalogue;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes the search rows that follow by and by. Any number of processes may do so at once. */
@ApiComponent
@Component
class SearchFiller {

    private static final Logger LOG = LoggerFactory.getLogger(SearchFiller.class);

    private static final int BATCH = 200;

    /** Then others have their turn on this thread. */
    private static final int BATCHES_MAX = 10;

    private final ProductSearchRows rows;
    private final String own;
    private boolean spoken;

    SearchFiller(ProductSearchRows rows, Languages languages) {
        this.rows = rows;
        this.own = languages.own();
    }

    @Scheduled(fixedDelay = 1000)
    void fill() {
        try {
            if (!spoken) {
                rows.speaks(own);
                spoken = true;
            }
            int products = 0;
            for (int batch = 0; batch < BATCHES_MAX; batch++) {
                int filled = rows.fill(BATCH);
                products += filled;
                if (filled < BATCH) {
                    break;
                }
            }
            if (products > 0) {
                LOG.info("Search rows of {} products were written by and by.", products);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Search rows that are missing wait a moment longer: {}", failure.toString());
        }
    }
}
