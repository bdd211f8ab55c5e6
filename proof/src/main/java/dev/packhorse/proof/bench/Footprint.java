package dev.packhorse.proof.bench;

import dev.packhorse.proof.platform.Http;
import dev.packhorse.proof.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a worker and the API take, as the kernel and the worker's own metrics say. */
final class Footprint {

    private static final long LOOK_MILLIS = 200;

    private final Platform platform;
    private final Thread watch;
    private volatile boolean watching = true;
    private volatile long residentMegabytes;
    private volatile long heapMegabytes;
    private volatile long apiMegabytes;

    private Footprint(Platform platform) {
        this.platform = platform;
        this.watch = Thread.ofPlatform().daemon().name("footprint").unstarted(this::watch);
    }

    /** Now. */
    static Footprint of(Platform platform) {
        Footprint footprint = new Footprint(platform);
        footprint.look();
        return footprint;
    }

    /** The most until it is stopped. */
    static Footprint watch(Platform platform) {
        Footprint footprint = new Footprint(platform);
        footprint.watch.start();
        return footprint;
    }

    Footprint stop() throws InterruptedException {
        watching = false;
        watch.join();
        return this;
    }

    String inWords() {
        return "%d MB resident, %d MB of heap in use; API %d MB resident"
                .formatted(residentMegabytes, heapMegabytes, apiMegabytes);
    }

    private void watch() {
        try {
            while (watching) {
                look();
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            residentMegabytes = Math.max(residentMegabytes, resident(platform.workerPid(0)));
            apiMegabytes = Math.max(apiMegabytes, resident(platform.apiPid()));
            heapMegabytes = Math.max(heapMegabytes, heap());
        } catch (IOException notNow) {
            // The next look will do.
        }
    }

    private static long resident(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", "" + pid, "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private long heap() throws IOException {
        double bytes = Http.get(platform.worker(0) + "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return Math.round(bytes / 1e6);
    }
}
