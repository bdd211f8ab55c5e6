package dev.packhorse.feed;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Starts what had to wait for Temporal, and forgets files that nobody needs any more. Any number of processes may do it at once. */
@ApiComponent
@Component
class FeedSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSweeper.class);

    /** Long enough for the call that took it in to have started it itself. */
    private static final Duration OVERDUE = Duration.ofSeconds(15);

    private static final int AT_ONCE = 50;
    private static final int CHUNKS_AT_ONCE = 200;

    private final Imports imports;
    private final Exports exports;
    private final FeedDesk desk;
    private final ApiProperties.Feeds settings;

    FeedSweeper(Imports imports, Exports exports, FeedDesk desk, ApiProperties properties) {
        this.imports = imports;
        this.exports = exports;
        this.desk = desk;
        this.settings = properties.feeds();
    }

    @Scheduled(fixedDelayString = "${packhorse.api.feeds.sweep-every:10s}")
    void sweep() {
        try {
            // Those that have no workflow; the first that cannot be started says that Temporal is away.
            for (ImportId id : imports.waiting(OVERDUE, AT_ONCE)) {
                if (!imports.find(id).map(desk::start).orElse(true)) {
                    break;
                }
            }
            for (ExportId id : exports.waiting(OVERDUE, AT_ONCE)) {
                if (!exports.find(id).map(desk::start).orElse(true)) {
                    break;
                }
            }
            exports.sweep(settings.keep(), CHUNKS_AT_ONCE);
            imports.sweep(settings.keep(), settings.uploadLongest(), CHUNKS_AT_ONCE);
        } catch (RuntimeException failure) {
            LOG.warn("Imports and their files wait for the next sweep: {}", failure.toString());
        }
    }
}
