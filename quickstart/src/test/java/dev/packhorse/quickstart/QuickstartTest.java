package dev.packhorse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole of it in this process, on real PostgreSQL, Hazelcast and sandbox, on the in-memory Temporal. */
class QuickstartTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path there;

    @Test
    void carriesTheOrderOfItsBannerToTheDoorAndKeepsItAcrossARestart() throws Exception {
        String order;
        long mugs;
        try (Platform platform = started()) {
            URI api = platform.addresses().api();
            assertThat(get(api, "/v1/products?limit=100").path("items").size()).isEqualTo(60);

            order = placeTheOrderOf(Banner.of(platform)).path("id").asString();
            assertThat(deliveredWithin(Duration.ofSeconds(60), api, order)).isTrue();
            assertThat(get(api, "/v1/orders/" + order).path("payment_status").asString())
                    .isEqualTo("captured");
            mugs = onSale(api, "ENAMEL-MUG-BLUE");
            assertThat(get(platform.addresses().metrics(), "/actuator/health")
                            .path("status")
                            .asString())
                    .isEqualTo("UP");
        }
        try (Platform again = started()) {
            URI api = again.addresses().api();

            assertThat(get(api, "/v1/orders/" + order).path("status").asString())
                    .isEqualTo("delivered");
            assertThat(placeTheOrderOf(Banner.of(again)).path("id").asString()).isEqualTo(order);
            assertThat(onSale(api, "ENAMEL-MUG-BLUE")).isEqualTo(mugs);
            assertThat(onSale(api, "CHILD-CARRIER-SLATE")).isZero();
        }
    }

    private Platform started() {
        Platform platform = new Platform(said -> {});
        platform.start(new Options(
                false,
                Options.IN_MEMORY,
                there.resolve("data"),
                Path.of("target/engines"),
                Arrays.stream(Port.values()).collect(Collectors.toMap(Function.identity(), port -> 0)),
                Duration.ofMillis(100),
                List.of("--logging.level.root=warn")));
        return platform;
    }

    /** As a person would: pastes what stands between the banner's lines into a shell. */
    private static JsonNode placeTheOrderOf(String banner) throws IOException, InterruptedException {
        String command = banner.lines()
                .dropWhile(line -> !line.equals("--- place an order ---"))
                .skip(1)
                .takeWhile(line -> !line.equals("---"))
                .collect(Collectors.joining("\n"));
        assertThat(command).startsWith("  curl");
        Process shell = new ProcessBuilder("sh", "-euc", command).start();
        String answer = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).isZero();
        return JSON.readTree(answer);
    }

    private static boolean deliveredWithin(Duration longest, URI api, String order) throws Exception {
        long deadline = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < deadline) {
            if (get(api, "/v1/orders/" + order).path("status").asString().equals("delivered")) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return false;
    }

    private static long onSale(URI api, String sku) throws IOException, InterruptedException {
        return get(api, "/v1/stock?sku=" + sku)
                .path("items")
                .path(0)
                .path("available")
                .asLong(-1);
    }

    private static JsonNode get(URI server, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return JSON.readTree(answer.body());
        }
    }
}
