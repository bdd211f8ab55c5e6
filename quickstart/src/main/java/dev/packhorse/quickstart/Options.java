package dev.packhorse.quickstart;

import dev.packhorse.workers.RefusedToStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * What can be said to the quickstart.
 *
 * @param fresh forget everything that was kept and start anew
 * @param temporal {@code host:port} of a running server, or {@code in-memory}; null leaves the choice to us
 * @param data what is kept lives here
 * @param tools fetched engines live here
 * @param pace between two steps of the demo's warehouse and between two scans of its carrier; zero is at once
 * @param settings for the applications, as {@code --name.with.dots=value}
 */
record Options(
        boolean fresh,
        @Nullable String temporal,
        Path data,
        Path tools,
        Map<Port, Integer> ports,
        Duration pace,
        List<String> settings) {

    static final String IN_MEMORY = "in-memory";

    static final String HELP = """
            Starts everything in one process. Options:
              --fresh                  forget everything that was kept and start anew
              --temporal=HOST:PORT     use this running Temporal (also: the environment's TEMPORAL_ADDRESS)
              --temporal=in-memory     use a Temporal that forgets everything at the end and has no Web UI
              --data=FOLDER            where everything is kept (.packhorse)
              --pace=DURATION          of the demo's warehouse and carrier (2s; 0s does everything at once)
              --api-port=8080 --metrics-port=8081 --sandbox-port=8090
              --temporal-port=7233 --temporal-ui-port=8233 --database-port=0       (0 takes any free port)
              --some.setting=VALUE     a setting of the API or the workers
            With Maven: ./mvnw spring-boot:run -Dspring-boot.run.arguments="--fresh --temporal=in-memory"
            """;

    /** @throws RefusedToStart when an argument is not understood; a typing error must not start something else */
    static Options parse(List<String> arguments, Map<String, String> environment) {
        boolean fresh = false;
        String temporal = environment.get("TEMPORAL_ADDRESS");
        Path data = Path.of(".packhorse");
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        Duration pace = Duration.ofSeconds(2);
        List<String> settings = new ArrayList<>();
        for (String argument : arguments) {
            Optional<Port> port = Stream.of(Port.values())
                    .filter(it -> argument.startsWith(it.option() + "="))
                    .findFirst();
            if (argument.equals("--fresh")) {
                fresh = true;
            } else if (argument.startsWith("--temporal=")) {
                temporal = value(argument);
            } else if (argument.startsWith("--data=")) {
                data = Path.of(value(argument));
            } else if (argument.startsWith("--pace=")) {
                pace = duration(argument);
            } else if (port.isPresent()) {
                ports.put(port.get(), portNumber(argument));
            } else if (argument.matches("--[\\w-]+\\.[^=]+=.*")) {
                settings.add(argument);
            } else {
                throw notUnderstood(argument);
            }
        }
        return new Options(fresh, temporal, data, Path.of(".tools"), Map.copyOf(ports), pace, List.copyOf(settings));
    }

    /** The wanted port when it is free, any free one when none is wanted. */
    int free(Port port) {
        return port.free(Objects.requireNonNullElse(ports.get(port), port.standard()));
    }

    private static Duration duration(String argument) {
        try {
            Duration duration = DurationStyle.detectAndParse(value(argument));
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, as one that is negative.
        }
        throw notUnderstood(argument);
    }

    private static int portNumber(String argument) {
        if (value(argument).matches("\\d{1,5}")) {
            int port = Integer.parseInt(value(argument));
            if (port <= 65_535) {
                return port;
            }
        }
        throw notUnderstood(argument);
    }

    private static String value(String argument) {
        String value = argument.substring(argument.indexOf('=') + 1);
        if (value.isBlank()) {
            throw notUnderstood(argument);
        }
        return value;
    }

    private static RefusedToStart notUnderstood(String argument) {
        return new RefusedToStart("\"" + argument + "\" is not understood; --help names the options.");
    }
}
