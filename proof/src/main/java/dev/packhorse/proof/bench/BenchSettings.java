package dev.packhorse.proof.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code --name=value} arguments of a benchmark, each a positive number with a default. */
final class BenchSettings {

    private final Map<String, Integer> values;

    private BenchSettings(Map<String, Integer> values) {
        this.values = values;
    }

    /** Ends the process when it is asked for help, or for what it does not know. */
    static BenchSettings of(String[] given, String usage, Map<String, Integer> defaults) {
        Map<String, Integer> values = new LinkedHashMap<>(defaults);
        for (String argument : given) {
            if (argument.equals("--help")) {
                System.out.print(usage);
                System.exit(0);
            }
            String[] parts = argument.split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (parts.length < 2 || !values.containsKey(name) || !parts[1].matches("[1-9][0-9]{0,8}")) {
                System.err.print("bench: cannot use " + argument + "\n" + usage);
                System.exit(2);
            }
            values.put(name, Integer.valueOf(parts[1]));
        }
        return new BenchSettings(values);
    }

    int get(String name) {
        Integer value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no --" + name);
        }
        return value;
    }
}
