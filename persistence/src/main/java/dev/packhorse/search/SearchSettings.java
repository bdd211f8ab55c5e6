package dev.packhorse.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a search may take of the database.
 *
 * @param atOnce searches in this process; they share its connections with the orders
 * @param queue how long one waits for its turn before it is refused
 * @param statement how long a statement may run
 * @param ranked how many products that fit are ranked or counted; of those beyond nobody looks at page after page
 * @param counted how old counts may be that are shown again to whoever asks for the same; 0 has them counted every time
 */
@ConfigurationProperties("packhorse.search")
public record SearchSettings(
        @DefaultValue("6") int atOnce,
        @DefaultValue("1s") Duration queue,
        @DefaultValue("2s") Duration statement,
        @DefaultValue("5000") int ranked,
        @DefaultValue("10s") Duration counted) {

    public SearchSettings {
        if (atOnce < 1 || atOnce > 100 || ranked < 100 || ranked > 1_000_000) {
            throw new IllegalArgumentException(
                    "packhorse.search.at-once is from 1 to 100 and packhorse.search.ranked from 100 to a million");
        }
        if (queue.isNegative() || counted.isNegative() || statement.toMillis() < 10) {
            throw new IllegalArgumentException(
                    "packhorse.search.queue, packhorse.search.statement and packhorse.search.counted are times");
        }
    }
}
