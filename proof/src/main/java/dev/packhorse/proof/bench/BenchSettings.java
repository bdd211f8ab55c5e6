package dev.packhorse.proof.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code --name=value} arguments of a benchmark, each a positive number with a default, but for the folder of {@code --data}. */
final class BenchSettings {

    private final Map<String, Integer> values;
    private final @Nullable String data;

    private BenchSettings(Map<String, Integer> values, @Nullable String data) {
        this.values = values;
        this.data = data;
    }

    /** Ends the process when it is asked for help, or for what it does not know. */
    static BenchSettings of(String[] given, String usage, Map<String, Integer> defaults) {
        Map<String, Integer> values = new LinkedHashMap<>(defaults);
        String data = null;
        for (String argument : given) {
            if (usage.contains("--data=") && argument.startsWith("--data=")) {
                data = argument.substring("--data=".length());
                continue;
            }
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
        return new BenchSettings(values, data);
    }

    /** Where a benchmark that knows {@code --data} keeps its database; null when it does not. */
    @Nullable
    String data() {
        return data;
    }

    int get(String name) {
        Integer value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no --" + name);
        }
        return value;
    }
}
