package dev.packhorse.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stock is set aside.
 *
 * @param keepFor how long a checkout's stock is set aside before a workflow has taken it over
 * @param writers how many batches of this process may be under way at once, 1 or 2: more would only wait for each other's levels
 * @param queue how many callers may wait; one more is sent away, since waiting longer than its patience helps nobody
 * @param batch how many callers share a transaction at most: more would lengthen each one's wait for little less work
 * @param batchLines how many lines share a transaction at most, so that a giant order is not what everybody waits for
 * @param patience how long a caller waits; longer than PostgreSQL out of reach takes to become an exception
 * @param soldOutFor how long what was seen to be sold out is said from memory, unless it changes in this process
 */
@ConfigurationProperties("packhorse.holds")
public record HoldSettings(
        @DefaultValue("15m") Duration keepFor,
        @DefaultValue("1") int writers,
        @DefaultValue("4096") int queue,
        @DefaultValue("256") int batch,
        @DefaultValue("1024") int batchLines,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("250ms") Duration soldOutFor) {

    public HoldSettings {
        if (writers < 1 || writers > 2) {
            throw new IllegalArgumentException("packhorse.holds.writers is 1 or 2, not " + writers + ".");
        }
        if (queue < 1 || batch < 1 || batchLines < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("packhorse.holds: queue, batch, batch-lines and patience begin at 1.");
        }
    }
}
