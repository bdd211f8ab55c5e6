package dev.packhorse.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people in the demo's warehouses: they pack every parcel that has its label, hand it over, and the carrier's driver takes it.
 * Everything by HTTP, as any warehouse's software would.
 */
final class DemoWarehouse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWarehouse.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(40);
    /** As many hands; a page of the API holds no more. */
    private static final int AT_ONCE = 16;

    private static final int REMEMBERED = 10_000;

    private final URI api;
    private final URI sandbox;
    private final Duration pace;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    /**
     * Parcels that somebody is busy with, and those that left while the carrier's first scan is still on its way to us. One that is
     * forgotten is only handed to the carrier again, who has it already.
     */
    private final Set<String> taken = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param pace between two steps; zero packs as fast as it can */
    DemoWarehouse(URI api, URI sandbox, Duration pace) {
        this.api = api;
        this.sandbox = sandbox;
        this.pace = pace;
    }

    DemoWarehouse open() {
        hands.submit(this::work);
        return this;
    }

    /** A step that fails is found again by a later look: what is to be done stands in the API, nothing in here. */
    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look("labelled");
                look("packed");
                look("handed_over");
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException trouble) {
                LOG.info("The demo's warehouse could not look for parcels: {}", trouble.toString());
                pause(Duration.ofSeconds(1));
            }
        }
    }

    private void look(String status) throws IOException, InterruptedException {
        JsonNode page = call("GET", api.resolve("/v1/parcels?limit=100&status=" + status));
        for (JsonNode parcel : page.path("items")) {
            String id = parcel.path("id").asString();
            if (take(id)) {
                free.acquire();
                hands.submit(() ->
                        handle(id, status, parcel.path("tracking").path("code").asString("")));
            }
        }
    }

    private void handle(String parcel, String status, String trackingCode) {
        boolean left = false;
        try {
            if (status.equals("labelled")) {
                pause(pace);
                call("POST", api.resolve("/v1/parcels/" + parcel + "/pack"));
            }
            if (!status.equals("handed_over")) {
                pause(pace);
                call("POST", api.resolve("/v1/parcels/" + parcel + "/hand-over"));
            }
            call("POST", sandbox.resolve("/_sandbox/trackers/" + trackingCode + "/pickup"));
            left = true;
        } catch (IOException | RuntimeException trouble) {
            LOG.info("The demo's warehouse will try {} again: {}", parcel, trouble.toString());
            pause(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
            if (!left) {
                putBack(parcel);
            }
        }
    }

    private JsonNode call(String method, URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(LONGEST_CALL)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(method + " " + address + " answered " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    private synchronized boolean take(String parcel) {
        return taken.add(parcel);
    }

    private synchronized void putBack(String parcel) {
        taken.remove(parcel);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
        try {
            if (!hands.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.info("The demo's warehouse was still busy at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
