package dev.packhorse.proof.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a benchmark runs: numbers by name, each with a default. */
record Arguments(Map<String, Integer> numbers) {

    Arguments {
        numbers = Map.copyOf(numbers);
    }

    /** Ends the program when it was asked for help, or for what there is not. */
    static Arguments of(String[] given, String usage, Map<String, Integer> defaults) {
        if (List.of(given).contains("--help")) {
            System.out.print(usage);
            System.exit(0);
        }
        Map<String, Integer> numbers = new HashMap<>(defaults);
        for (String argument : given) {
            String[] parts = argument.split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (!defaults.containsKey(name) || parts.length < 2 || !parts[1].matches("[1-9]\\d{0,8}")) {
                System.err.println("bench: cannot use " + argument + "\n" + usage);
                System.exit(2);
            }
            numbers.put(name, Integer.parseInt(parts[1]));
        }
        return new Arguments(numbers);
    }

    int get(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }
}
