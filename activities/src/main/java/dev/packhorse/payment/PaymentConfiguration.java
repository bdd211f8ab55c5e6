package dev.packhorse.payment;

import com.stripe.StripeClient;
import dev.packhorse.order.OrderViews;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For the fleet that serves payments; it needs our own books from the persistence module. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeProperties.class)
public class PaymentConfiguration {

    @Bean
    public PaymentActivities paymentActivities(StripeProperties properties, Payments books, OrderViews orders) {
        return new PaymentActivitiesImpl(new StripePayments(client(properties)), books, orders);
    }

    static StripeClient client(StripeProperties properties) {
        // The JDK sends a POST again by itself when the connection closes without an answer. Retries are Temporal's, at
        // one
        // layer; read when the first connection of the process is made.
        System.setProperty("sun.net.http.retryPost", "false");
        int timeout = Math.toIntExact(properties.timeout().toMillis());
        return StripeClient.builder()
                .setApiKey(properties.apiKey())
                .setApiBase(properties.baseUrl().toString())
                .setMaxNetworkRetries(0)
                .setConnectTimeout(timeout)
                .setReadTimeout(timeout)
                .build();
    }
}
