package dev.packhorse.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keptLongest how long a checkout that is extended again and again keeps the same stock from others */
@ConfigurationProperties("packhorse.checkouts")
public record CheckoutSettings(@DefaultValue("1h") Duration keptLongest) {}
