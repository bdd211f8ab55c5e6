package dev.packhorse.payment;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is reached. Going live is another base URL and another key.
 *
 * @param timeout for connecting, and again for each silence while reading; a step makes several calls within 45 seconds
 */
@ConfigurationProperties("packhorse.stripe")
public record StripeProperties(
        @DefaultValue("https://api.stripe.com") URI baseUrl,
        String apiKey,
        @DefaultValue("10s") Duration timeout) {

    public StripeProperties {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException("packhorse.stripe.api-key is missing");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException(
                    "packhorse.stripe.timeout must be between 100 ms and 10 s, not " + timeout);
        }
        if (!"https".equals(baseUrl.getScheme()) && apiKey.contains("_live_")) {
            throw new IllegalArgumentException("packhorse.stripe.base-url must be https for a live key");
        }
    }

    @Override
    public String toString() {
        return "StripeProperties[baseUrl=" + baseUrl + ", timeout=" + timeout + "]";
    }
}
