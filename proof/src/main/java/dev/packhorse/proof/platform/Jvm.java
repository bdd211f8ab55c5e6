package dev.packhorse.proof.platform;

import dev.packhorse.proof.engine.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of ours in a JVM of its own, on the class path and with the module flags of this one. */
public final class Jvm {

    static final String HEAP = "512m";

    private Jvm() {}

    /**
     * @param folder for its log and its arguments
     * @param properties given as system properties, which every program of ours reads its settings from
     */
    public static Child start(
            String name, Path folder, String main, Map<String, String> properties, List<String> arguments) {
        return start(name, folder, main, properties, arguments, Map.of());
    }

    /** @param heap the most that it may use, such as {@code 256m} */
    static Child start(
            String name,
            Path folder,
            String main,
            Map<String, String> properties,
            List<String> arguments,
            String heap) {
        return start(name, folder, main, properties, arguments, Map.of(), heap);
    }

    /** @param environment in addition to this JVM's */
    public static Child start(
            String name,
            Path folder,
            String main,
            Map<String, String> properties,
            List<String> arguments,
            Map<String, String> environment) {
        return start(name, folder, main, properties, arguments, environment, HEAP);
    }

    private static Child start(
            String name,
            Path folder,
            String main,
            Map<String, String> properties,
            List<String> arguments,
            Map<String, String> environment,
            String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + argumentFile(name, folder, properties, heap));
        command.add(main);
        command.addAll(arguments);
        return Child.start(name, folder.resolve(name + ".log"), command, environment);
    }

    /** In a file, because the class path is longer than some systems take on a command line. */
    private static Path argumentFile(String name, Path folder, Map<String, String> properties, String heap) {
        List<String> lines = new ArrayList<>();
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .forEach(flag -> lines.add(quoted(flag)));
        lines.addAll(List.of("-Xmx" + heap, "-Xshare:auto", "-Dfile.encoding=UTF-8"));
        properties.forEach((property, value) -> lines.add(quoted("-D" + property + "=" + value)));
        lines.add("-cp");
        lines.add(quoted(System.getProperty("java.class.path")));
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name + ".arguments"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
