package dev.packhorse.quickstart;

import dev.packhorse.workers.RefusedToStart;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which Temporal: the one that was named; else a real dev server, its CLI on the path, or in the tools folder, or fetched; else one
 * in memory.
 *
 * @param searchPath as in the environment's {@code PATH}
 * @param fetch brings a CLI when none is installed; empty when that is not possible
 */
record TemporalChoice(Options options, DataFolder folder, String searchPath, Supplier<Optional<TemporalCli>> fetch) {

    private static final String NAMESPACE = "default";

    /** Returns when it answers and knows our search attributes. */
    Temporal start() {
        String wanted = options.temporal();
        if (wanted != null && !wanted.equals(Options.IN_MEMORY)) {
            return prepared(given(wanted));
        }
        Optional<TemporalCli> cli = wanted == null ? cli() : Optional.empty();
        if (cli.isEmpty()) {
            return prepared(new InMemoryTemporal(options.free(Port.TEMPORAL)));
        }
        return prepared(
                DevServer.start(cli.get(), folder, options.free(Port.TEMPORAL), options.free(Port.TEMPORAL_UI)));
    }

    private static Temporal given(String target) {
        if (!target.matches("[^\\s:/]+:\\d{1,5}")) {
            throw new RefusedToStart(
                    "\"" + target + "\" is no address of a Temporal; --temporal takes HOST:PORT or in-memory.");
        }
        try {
            Frontend.awaitBriefly(target);
        } catch (RefusedToStart away) {
            throw new RefusedToStart(
                    "Temporal at " + target
                            + " does not answer; start it, or leave out --temporal and TEMPORAL_ADDRESS.",
                    away);
        }
        return new GivenTemporal(target);
    }

    Optional<TemporalCli> cli() {
        Path tools = options.tools();
        return TemporalCli.onPath(searchPath)
                .or(() -> TemporalCli.at(tools.resolve("temporal"), "the CLI in " + tools))
                .or(fetch);
    }

    private static Temporal prepared(Temporal temporal) {
        try {
            Frontend.registerSearchAttributes(temporal.target(), NAMESPACE);
            return temporal;
        } catch (RefusedToStart refused) {
            temporal.close();
            throw refused;
        }
    }
}
