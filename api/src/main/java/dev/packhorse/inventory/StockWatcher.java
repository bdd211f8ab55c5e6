package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks what stock has done that somebody wants to know. Any number of processes may; one looks at a time. */
@ApiComponent
@Component
class StockWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(StockWatcher.class);

    private final StockWatch watch;
    private final ApiProperties.Alerts settings;

    StockWatcher(StockWatch watch, ApiProperties properties) {
        this.watch = watch;
        this.settings = properties.alerts();
    }

    @Scheduled(fixedDelayString = "${packhorse.api.alerts.every:1s}")
    void look() {
        try {
            watch.look(settings.sweepEvery(), settings.perUnit());
        } catch (RuntimeException failure) {
            LOG.warn("Stock alerts wait for the next look: {}", failure.toString());
        }
    }
}
