package dev.packhorse.flashsale;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How flash sales are run.
 *
 * @param glance how old may be what a process knows of a sale and its queue, when it answers from memory
 * @param patience how long a place in the queue is kept for a customer who does not ask
 * @param longestWait how long one is kept at all
 */
@ConfigurationProperties("packhorse.sales")
public record SaleSettings(
        @DefaultValue("250ms") Duration glance,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("1h") Duration longestWait) {

    public SaleSettings {
        if (glance.isNegative() || glance.compareTo(Duration.ofSeconds(1)) > 0 || patience.compareTo(glance) <= 0) {
            throw new IllegalArgumentException(
                    "packhorse.sales: glance is at most a second and shorter than patience.");
        }
    }
}
