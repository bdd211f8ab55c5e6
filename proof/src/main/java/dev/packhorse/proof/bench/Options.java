package dev.packhorse.proof.bench;

import java.util.Set;

/**
 * How the benchmark runs.
 *
 * @param engine {@code dev} or {@code postgres}
 * @param orders in each round
 * @param rounds of each shape, alternating
 * @param warmUp orders in all before anything counts, two thirds of them through the platform
 * @param clients that place orders at once
 * @param bareOnly leaves the platform out
 */
record Options(String engine, int orders, int rounds, int warmUp, int clients, boolean bareOnly) {

    static final String USAGE = """
            Usage: bench [--name=value]...
              --engine=dev        the dev server on its file; or postgres, the server on PostgreSQL
              --orders=400        in each round
              --rounds=3          of each shape, alternating
              --warm-up=1500      orders in all before anything counts
              --clients=16        that place orders at once
              --bare-only         leave the platform out
            """;

    private static final Set<String> ENGINES = Set.of("dev", "postgres");

    Options {
        if (!ENGINES.contains(engine) || orders < 1 || rounds < 1 || warmUp < 0 || clients < 1) {
            throw new IllegalArgumentException("engine is dev or postgres, and there is at least one of each");
        }
    }

    static Options of(String[] arguments) {
        Options options = new Options("dev", 400, 3, 1500, 16, false);
        for (String argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private Options with(String argument) {
        String[] parts = argument.split("=", 2);
        String value = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "--engine" -> new Options(value, orders, rounds, warmUp, clients, bareOnly);
            case "--orders" -> new Options(engine, Integer.parseInt(value), rounds, warmUp, clients, bareOnly);
            case "--rounds" -> new Options(engine, orders, Integer.parseInt(value), warmUp, clients, bareOnly);
            case "--warm-up" -> new Options(engine, orders, rounds, Integer.parseInt(value), clients, bareOnly);
            case "--clients" -> new Options(engine, orders, rounds, warmUp, Integer.parseInt(value), bareOnly);
            case "--bare-only" -> new Options(engine, orders, rounds, warmUp, clients, true);
            default -> throw new IllegalArgumentException("unknown option " + argument);
        };
    }
}
