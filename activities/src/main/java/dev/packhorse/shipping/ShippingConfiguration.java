package dev.packhorse.shipping;

import com.easypost.exception.General.MissingParameterError;
import com.easypost.service.EasyPostClient;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For the fleet that serves shipping; it needs the parcels' books from the persistence module. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EasyPostProperties.class)
public class ShippingConfiguration {

    @Bean
    public ShippingActivities shippingActivities(EasyPostProperties properties, Parcels books, LabelStops stops) {
        return new ShippingActivitiesImpl(
                new EasyPostCarrier(client(properties)), books, stops, properties.settled(), Clock.systemUTC());
    }

    static EasyPostClient client(EasyPostProperties properties) {
        // As for payments: the JDK must not send a POST again by itself. Here there are no idempotency keys to catch
        // it.
        System.setProperty("sun.net.http.retryPost", "false");
        if (!"https".equals(properties.baseUrl().getScheme())) {
            System.setProperty(PlainHttp.PROPERTY, PlainHttp.class.getName());
        }
        int timeout = Math.toIntExact(properties.timeout().toMillis());
        try {
            return new EasyPostClient(properties.apiKey(), timeout, timeout, withoutSlash(properties));
        } catch (MissingParameterError e) {
            throw new IllegalArgumentException("packhorse.easypost.api-key is missing", e);
        }
    }

    private static String withoutSlash(EasyPostProperties properties) {
        return properties.baseUrl().toString().replaceAll("/+$", "");
    }
}
