package dev.packhorse.proof.platform;

import dev.packhorse.proof.engine.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the platform sends out in bulk. Only its size is looked at. */
public final class BulkExport {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private BulkExport() {}

    /** At once, from one snapshot. Answers the bytes. */
    public static long stream(Platform platform, String kind) throws IOException {
        return bytes(platform.api() + "/v1/admin/exports/" + kind);
    }

    /** By a workflow, then fetched. Answers the bytes. */
    public static long written(Platform platform, String kind, Duration atMost) throws IOException {
        Http.Answer begun = Http.post(
                platform.api() + "/v1/admin/exports?kind=" + kind + "&format=csv",
                "",
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        if (begun.status() != 202) {
            throw new IOException("The platform did not begin: " + begun.body());
        }
        String url =
                platform.api() + "/v1/admin/exports/" + begun.json().path("id").asString();
        JsonNode end = Eventually.get("the export ended", atMost, () -> {
            JsonNode seen = now(url);
            return seen.has("ended_at") ? seen : null;
        });
        if (!end.path("status").asString().equals("completed")) {
            throw new IOException("Not all was written: " + end);
        }
        return bytes(url + "/content");
    }

    private static JsonNode now(String url) {
        try {
            return Http.get(url).json();
        } catch (IOException away) {
            throw new IllegalStateException(away);
        }
    }

    private static long bytes(String url) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("No content at " + url + ": " + answer.statusCode());
                }
                return count(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static long count(InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
            bytes += length;
        }
        return bytes;
    }
}
