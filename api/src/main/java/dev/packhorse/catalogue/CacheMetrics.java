package dev.packhorse.catalogue;

import dev.packhorse.Vocabulary;
import dev.packhorse.api.ApiComponent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What an operator wants to know of the cache; docs/running.md says what to make of it. */
@ApiComponent
@Component
class CacheMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(CacheMetrics.class);

    private final CacheRelay relay;
    private final CacheSampler sampler;
    private final MeterRegistry meters;
    private volatile CacheRelay.Backlog backlog = new CacheRelay.Backlog(0, Duration.ZERO);

    CacheMetrics(CatalogueCache cache, CacheRelay relay, CacheSampler sampler, MeterRegistry meters) {
        this.relay = relay;
        this.sampler = sampler;
        this.meters = meters;
        CacheFigures figures = cache.figures();
        for (Region region : Region.values()) {
            near(region, figures);
        }
        publications(figures, "adopted", CacheFigures::adopted);
        publications(figures, "not_newer", CacheFigures::notNewer);
        publications(figures, "too_late", CacheFigures::tooLate);
        FunctionCounter.builder("packhorse.cache.failures", figures, CacheFigures::failures)
                .description("Times that the cache was out of reach")
                .register(meters);
        FunctionCounter.builder("packhorse.cache.relay.repairs", figures, CacheFigures::repairs)
                .description("Entries that the relay found to be older than the database")
                .register(meters);
        Gauge.builder("packhorse.cache.relay.backlog", () -> backlog.keys())
                .description("Changed keys that wait to be told to the cache")
                .register(meters);
        Gauge.builder("packhorse.cache.relay.lag", () -> backlog.lag().toMillis() / 1000.0)
                .description("How long the first of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    private void near(Region region, CacheFigures figures) {
        String name = Vocabulary.stored(region);
        for (String result : new String[] {"hit", "miss"}) {
            FunctionCounter.builder(
                            "packhorse.cache.reads",
                            figures,
                            it -> "hit".equals(result)
                                    ? it.near(region).hits()
                                    : it.near(region).misses())
                    .tag("region", name)
                    .tag("result", result)
                    .description("Reads of the cache within this process")
                    .register(meters);
        }
        Gauge.builder("packhorse.cache.entries", figures, it -> it.near(region).entries())
                .tag("region", name)
                .description("Entries within this process")
                .register(meters);
    }

    private void publications(CacheFigures figures, String verdict, ToDoubleFunction<CacheFigures> count) {
        FunctionCounter.builder("packhorse.cache.publications", figures, count)
                .tag("verdict", verdict)
                .description("What became of what this process told the cache")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${packhorse.api.cache.sample-every:1s}")
    void sample() {
        try {
            sampler.sample().forEach(this::record);
            backlog = relay.backlog();
        } catch (RuntimeException failure) {
            LOG.debug("The cache was not compared with the database: {}", failure.toString());
        }
    }

    private void record(CacheSampler.Sample sample) {
        String region = Vocabulary.stored(sample.region());
        Counter.builder("packhorse.cache.samples")
                .tag("region", region)
                .tag("result", sample.stale() ? "stale" : "fresh")
                .description("Entries that were compared with the database")
                .register(meters)
                .increment();
        DistributionSummary.builder("packhorse.cache.entry.age")
                .tag("region", region)
                .baseUnit("seconds")
                .description("Since an entry was read from the database")
                .register(meters)
                .record(sample.age().toMillis() / 1000.0);
        if (sample.stale()) {
            Timer.builder("packhorse.cache.staleness")
                    .tag("region", region)
                    .description("For how long something newer had been in the database than what was shown")
                    .register(meters)
                    .record(sample.staleFor());
        }
    }
}
