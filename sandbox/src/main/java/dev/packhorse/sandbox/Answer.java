package dev.packhorse.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param lines sent in place of the body when there are any: what is too long to be held in memory
 */
record Answer(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable Lines lines) {

    interface Lines {
        Stream<String> open() throws IOException;
    }

    static Answer json(int status, Object body) {
        return text(status, "application/json", Json.write(body));
    }

    static Answer text(int status, String type, String body) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer bytes(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), body, null);
    }

    static Answer lines(String type, Lines lines) {
        return new Answer(200, Map.of("Content-Type", type), new byte[0], lines);
    }

    static Answer html(String body) {
        return text(200, "text/html; charset=utf-8", body)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    }

    Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, lines);
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (lines == null) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            return;
        }
        try (var opened = lines.open()) {
            exchange.sendResponseHeaders(status, 0);
            var out = exchange.getResponseBody();
            for (var line : (Iterable<String>) opened::iterator) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
