package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Child;
import dev.packhorse.proof.engine.Engines;
import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.platform.Jvm;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long a stranger waits for the quickstart's banner, on a real dev server; compiling and downloading come before. */
final class StartUp {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final int BANNER_LINES = 60;

    private final Path folder;
    private int starts;

    /** @param folder for what it keeps; the first start finds nothing there */
    StartUp(Path folder) {
        this.folder = folder;
    }

    Duration time() {
        starts++;
        long start = System.nanoTime();
        Child quickstart = Jvm.start(
                "quickstart-" + starts,
                folder,
                "dev.packhorse.quickstart.Quickstart",
                Map.of(),
                arguments(),
                // The quickstart takes the CLI that it finds on the path.
                Map.of("PATH", Engines.cli().getParent() + File.pathSeparator + System.getenv("PATH")));
        try {
            Eventually.holds("the banner is printed", LIMIT, () -> !quickstart.isAlive() || showsBanner(quickstart));
            if (!showsBanner(quickstart)) {
                throw new IllegalStateException("The quickstart ended:\n" + quickstart.tail(BANNER_LINES));
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            quickstart.stop(GRACE);
        }
    }

    private static boolean showsBanner(Child quickstart) {
        return quickstart.tail(BANNER_LINES).contains("place an order");
    }

    private List<String> arguments() {
        return List.of(
                "--data=" + folder.resolve("data"),
                "--api-port=0",
                "--metrics-port=0",
                "--sandbox-port=0",
                "--temporal-port=0",
                "--temporal-ui-port=0");
    }
}
