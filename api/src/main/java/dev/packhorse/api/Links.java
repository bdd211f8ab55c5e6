package dev.packhorse.api;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the rest of what is running can be looked at; what is not given is not shown on the home page. */
@ConfigurationProperties("packhorse.links")
public record Links(
        @Nullable String temporal,
        @Nullable String sandbox,
        @Nullable String metrics) {}
