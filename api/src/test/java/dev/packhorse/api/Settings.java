package dev.packhorse.api;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The API's settings as they are bound, for tests without a context. */
public final class Settings {

    private Settings() {}

    public static ApiProperties defaults() {
        return with(Map.of());
    }

    public static ApiProperties with(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given)).bindOrCreate("packhorse.api", ApiProperties.class);
    }
}
