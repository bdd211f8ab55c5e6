package dev.packhorse.proof.platform;

import dev.packhorse.proof.engine.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A file that was sent to the platform, and what it says became of it. */
public final class BulkImport {

    private static final Duration UPLOAD_LONGEST = Duration.ofMinutes(3);

    private final String url;

    private BulkImport(String url) {
        this.url = url;
    }

    /** Returns when the platform has it. */
    public static BulkImport send(Platform platform, String kind, Path file) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.api() + "/v1/admin/imports?kind=" + kind))
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .timeout(UPLOAD_LONGEST)
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IOException("The platform did not take the file: " + answer.body());
            }
            return new BulkImport(
                    platform.api() + answer.headers().firstValue("Location").orElseThrow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    public JsonNode now() {
        try {
            return Http.get(url).json();
        } catch (IOException away) {
            throw new IllegalStateException(away);
        }
    }

    public JsonNode await(String what, Duration atMost, Predicate<JsonNode> condition) {
        return Eventually.get(what, atMost, () -> {
            JsonNode seen = now();
            return condition.test(seen) ? seen : null;
        });
    }

    /** The import once it has ended. */
    public JsonNode awaitEnd(Duration atMost) {
        return await("the import ended", atMost, seen -> seen.has("ended_at"));
    }
}
