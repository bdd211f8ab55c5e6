package dev.packhorse.proof.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A caller who waits, but not forever. */
public final class Http {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Http() {}

    /**
     * @param replayed whether the platform says that it gave this answer before
     * @param retryAfter when it asks to come back, zero when it does not
     */
    public record Answer(int status, String body, boolean replayed, Duration retryAfter) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The problem's code, or nothing. */
        public String code() {
            return body.startsWith("{") ? json().path("code").asString("") : "";
        }
    }

    public static Answer get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).GET(), Map.of());
    }

    public static Answer post(String url, String body, Map<String, String> headers) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    public static Answer put(String url, String body) throws IOException {
        return put(url, body, Map.of());
    }

    public static Answer put(String url, String body, Map<String, String> headers) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    private static Answer send(HttpRequest.Builder request, Map<String, String> headers) throws IOException {
        headers.forEach(request::header);
        request.header("Content-Type", "application/json").timeout(ANSWER);
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean replayed = answer.headers()
                    .firstValue("Idempotent-Replayed")
                    .filter("true"::equals)
                    .isPresent();
            long retryAfter = answer.headers().firstValueAsLong("Retry-After").orElse(0);
            return new Answer(answer.statusCode(), answer.body(), replayed, Duration.ofSeconds(retryAfter));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
