package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.order.Checkouts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What an operator wants to know of the stock's one road under load; docs/running.md says what to make of it. */
@ApiComponent
@Component
class HoldMetrics implements HoldListener {

    private final DistributionSummary callers;
    private final Timer wait;
    private final Counter sentAway;
    private final Counter halved;

    HoldMetrics(HoldBatcher batcher, Checkouts checkouts, MeterRegistry meters) {
        callers = DistributionSummary.builder("packhorse.holds.batch.callers")
                .description("Callers that shared a transaction")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(meters);
        wait = Timer.builder("packhorse.holds.wait")
                .description("From a caller's coming until its change of stock was committed")
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(meters);
        sentAway = Counter.builder("packhorse.holds.sent.away")
                .description("Callers that were refused because too many waited")
                .register(meters);
        halved = Counter.builder("packhorse.holds.halved")
                .description("Batches that failed and were tried again in two halves")
                .register(meters);
        Gauge.builder("packhorse.holds.waiting", batcher, HoldBatcher::waiting)
                .description("Callers that no batch has taken up yet")
                .register(meters);
        FunctionCounter.builder("packhorse.holds.sold.out.from.memory", checkouts, Checkouts::refusedFromMemory)
                .description("Checkouts that were told from memory that they are sold out")
                .register(meters);
        batcher.listen(this);
    }

    @Override
    public void committed(long[] waitedNanos) {
        callers.record(waitedNanos.length);
        for (long nanos : waitedNanos) {
            wait.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void sentAway() {
        sentAway.increment();
    }

    @Override
    public void halved() {
        halved.increment();
    }
}
