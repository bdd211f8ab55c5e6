package dev.packhorse.workers;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** One process that serves the fleets that it is told to. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
public class WorkerApplication {

    private static final String NAME = "packhorse-worker";

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (RuntimeException failure) {
            System.err.println(NAME + ": " + OneLineReporter.explain(failure));
            System.exit(1);
        }
    }

    static ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", NAME));
        application.addListeners(
                (ApplicationListener<ApplicationEnvironmentPreparedEvent>) WorkerApplication::checkFleets);
        return application.run(arguments);
    }

    /** Before anything is opened that would have to be closed again. */
    private static void checkFleets(ApplicationEnvironmentPreparedEvent prepared) {
        Fleet.parse(prepared.getEnvironment().getProperty(Fleet.PROPERTY, ""));
    }
}
