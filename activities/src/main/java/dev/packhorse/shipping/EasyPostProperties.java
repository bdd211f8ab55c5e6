package dev.packhorse.shipping;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How EasyPost is reached. Going live is another base URL and another key.
 *
 * @param timeout for connecting, and again for each silence while reading; a step makes several calls within 45 seconds
 * @param settled how long after a shipment was made a purchase of its label may still be under way; an undo waits for it
 */
@ConfigurationProperties("packhorse.easypost")
public record EasyPostProperties(
        @DefaultValue("https://api.easypost.com") URI baseUrl,
        String apiKey,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("60s") Duration settled) {

    public EasyPostProperties {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException("packhorse.easypost.api-key is missing");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException(
                    "packhorse.easypost.timeout must be between 100 ms and 10 s, not " + timeout);
        }
        if (settled.compareTo(timeout.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("packhorse.easypost.settled must be at least twice the timeout");
        }
        // EasyPost's production keys begin with EZAK, its test keys with EZTK.
        if (!"https".equals(baseUrl.getScheme()) && apiKey.startsWith("EZAK")) {
            throw new IllegalArgumentException("packhorse.easypost.base-url must be https for a production key");
        }
    }

    @Override
    public String toString() {
        return "EasyPostProperties[baseUrl=" + baseUrl + ", timeout=" + timeout + ", settled=" + settled + "]";
    }
}
