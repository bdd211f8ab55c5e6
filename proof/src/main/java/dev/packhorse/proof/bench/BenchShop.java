package dev.packhorse.proof.bench;

import dev.packhorse.PersistenceConfiguration;
import dev.packhorse.proof.engine.Postgres;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Persistence and its cache, without an API around it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(PersistenceConfiguration.class)
public class BenchShop {

    static ConfigurableApplicationContext open(Map<String, String> settings) {
        return new SpringApplicationBuilder(BenchShop.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "spring.config.import=classpath:packhorse-persistence.yml",
                        // Spring sets logging up anew.
                        "logging.config=classpath:dev/packhorse/proof/quiet.xml")
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    static Map<String, String> settings(Postgres.Database database, String topology, int port, String members) {
        return new HashMap<>(Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "packhorse.cache.topology",
                topology,
                "packhorse.cache.cluster-name",
                "bench",
                "packhorse.cache.port",
                "" + port,
                "packhorse.cache.members",
                members));
    }
}
