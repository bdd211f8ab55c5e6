package dev.packhorse.order;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class EventStreamTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void tellsTheOrderAsItHappensAndEndsWithIt() throws Exception {
        String id = placed();

        try (Listener listener = listen(http, id)) {
            assertThat(listener.status()).isEqualTo(200);
            assertThat(listener.header("Content-Type")).startsWith("text/event-stream");
            assertThat(listener.until("label_bought")).startsWith("stock_held");
            http.post("/v1/orders/" + id + "/cancel", "", "Content-Type", "application/json");

            List<String> types = listener.untilTheEnd();
            assertThat(types.getLast()).isEqualTo("order_cancelled");
            assertThat(listener.ids)
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(1, listener.ids.size())
                            .boxed()
                            .toList());
        }
    }

    @Test
    void resumesBehindTheLastEventThatWasSeen() throws Exception {
        String id = placed();
        eventually(
                () -> http.get("/v1/orders/" + id + "/events").body(), timeline -> timeline.contains("label_bought"));
        http.post("/v1/orders/" + id + "/cancel", "", "Content-Type", "application/json");

        try (Listener all = listen(http, id)) {
            List<String> types = all.untilTheEnd();
            try (Listener rest = listen(http, id, "Last-Event-ID", "2")) {
                assertThat(rest.untilTheEnd()).isEqualTo(types.subList(2, types.size()));
            }
            Http.Answer nothing = http.get(
                    "/v1/orders/" + id + "/events",
                    "Accept",
                    "text/event-stream",
                    "Last-Event-ID",
                    String.valueOf(types.size()));
            assertThat(nothing.status()).isEqualTo(204);
        }
    }

    @Test
    void refusesAnOddPlaceToResume() {
        String id = placed();

        Http.Answer odd =
                http.get("/v1/orders/" + id + "/events", "Accept", "text/event-stream", "Last-Event-ID", "yesterday");

        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.code()).isEqualTo("parameter_invalid");
        assertThat(odd.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void keepsToItsLimits() throws Exception {
        String id = placed();
        ConfigurableApplicationContext small = platform.neighbour(
                "127.0.0.1:1",
                "packhorse.api.streams.max=1",
                "packhorse.api.streams.heartbeat=100ms",
                "packhorse.api.streams.duration=2s");
        try (small) {
            Http caller = Platform.http(small);
            try (Listener first = listen(caller, id)) {
                Http.Answer second = caller.get("/v1/orders/" + id + "/events", "Accept", "text/event-stream");
                assertThat(second.status()).isEqualTo(503);
                assertThat(second.code()).isEqualTo("too_many_streams");
                assertThat(second.header("Retry-After")).isNotEmpty();

                first.untilTheEnd();
                assertThat(first.comments).contains("still here");
            }
            eventually(
                    () -> {
                        try (Listener third = listen(caller, id)) {
                            return third.status();
                        } catch (IOException gone) {
                            return 0;
                        }
                    },
                    status -> status == 200);
        }
    }

    private String placed() {
        return http.checkOut(checkout(platform.sku(10), 1)).json().path("id").asString();
    }

    private static Listener listen(Http http, String id, String... headers) {
        var request = http.request("/v1/orders/" + id + "/events", headers).header("Accept", "text/event-stream");
        return new Listener(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    private static final class Listener implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;
        private final List<Long> ids = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();

        Listener(HttpResponse<InputStream> response) {
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> until(String type) throws IOException {
            while (!types.contains(type) && read()) {}
            return types;
        }

        List<String> untilTheEnd() throws IOException {
            while (read()) {}
            return types;
        }

        private boolean read() throws IOException {
            String line = lines.readLine();
            if (line == null) {
                return false;
            }
            if (line.startsWith("id:")) {
                ids.add(Long.valueOf(line.substring(3).strip()));
            } else if (line.startsWith("event:")) {
                types.add(line.substring(6).strip());
            } else if (line.startsWith(":")) {
                comments.add(line.substring(1).strip());
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
