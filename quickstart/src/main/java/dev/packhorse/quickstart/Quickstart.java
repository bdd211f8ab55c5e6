package dev.packhorse.quickstart;

import dev.packhorse.workers.OneLineReporter;
import java.util.List;
import org.springframework.boot.logging.LoggingSystem;

/** Starts everything in one process and says how to use it. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        // The engines start before Spring does; until then logging would be at its most talkative.
        LoggingSystem.get(Quickstart.class.getClassLoader()).beforeInitialize();
        Platform platform = new Platform(System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "quickstart-stop"));
        try {
            platform.start(Options.parse(given, System.getenv()));
            System.out.println(Banner.of(platform));
        } catch (RuntimeException failure) {
            System.err.println("packhorse: " + OneLineReporter.explain(failure));
            System.exit(1);
        }
    }
}
