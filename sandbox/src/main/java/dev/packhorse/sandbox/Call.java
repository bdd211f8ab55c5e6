package dev.packhorse.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request, read whole.
 *
 * @param path its segments, decoded
 */
record Call(String method, List<String> path, Map<String, String> query, Headers headers, String body) {

    private static final int MAX_BODY = 256 * 1024;

    /** The body is larger than anything that these APIs take. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    static Call read(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new TooLarge();
        }
        return new Call(
                exchange.getRequestMethod(),
                segments(exchange.getRequestURI()),
                pairs(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8));
    }

    private static List<String> segments(URI uri) {
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return List.of(path.split("/")).stream()
                .filter(segment -> !segment.isEmpty())
                .map(Call::decode)
                .toList();
    }

    /** {@code a=1&b[c]=2} with the names left as they are written; the last of equal names wins. */
    static Map<String, String> pairs(@Nullable String encoded) {
        var pairs = new LinkedHashMap<String, String>();
        if (encoded != null && !encoded.isEmpty()) {
            for (var pair : encoded.split("&")) {
                var at = pair.indexOf('=');
                pairs.put(decode(at < 0 ? pair : pair.substring(0, at)), at < 0 ? "" : decode(pair.substring(at + 1)));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Nullable
    String header(String name) {
        return headers.getFirst(name);
    }

    /** Stripe's bodies. */
    Map<String, String> form() {
        return pairs(body);
    }

    /** EasyPost's bodies; none at all is an empty object. */
    ObjectNode json() {
        return body.isBlank() ? Json.object() : Json.parseObject(body);
    }

    String segment(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    boolean isPost() {
        return method.equals("POST");
    }
}
