package dev.packhorse.feed;

import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportApiTest {

    private static final String SHOES = Feeds.products(900_000, 3, "Imported");

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    ImportApiTest() {
        new Feeds(platform.shop()).category("shoes");
    }

    private Http.Answer send(String query, String key, String type, byte[] file, String... headers) {
        return http.send(http.request("/v1/admin/imports" + query, headers)
                .header("Content-Type", type)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private Http.Answer sendCsv(String kind, String file) {
        return send("?kind=" + kind, UUID.randomUUID().toString(), "text/csv", bytes(file));
    }

    private JsonNode ended(Http.Answer sent) {
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        return eventually(
                () -> http.get(sent.header("Location")).json(),
                json -> json.path("status").asString().equals("completed"));
    }

    @Test
    void takesAFileAndSaysHowFarItHasCome() {
        Http.Answer sent = sendCsv("products", SHOES + "prd_x,nowhere,X,X-1,1,1\n");

        JsonNode end = ended(sent);

        assertThat(end.path("rows").asInt()).isEqualTo(4);
        assertThat(end.path("done").asInt()).isEqualTo(3);
        assertThat(end.path("rejected").asInt()).isEqualTo(1);
        assertThat(http.get("/v1/products/prd_900001").json().path("name").asString())
                .isEqualTo("Imported 900001");
        JsonNode rejection = http.get(sent.header("Location") + "/rejections")
                .json()
                .path("items")
                .get(0);
        assertThat(rejection.path("line").asInt()).isEqualTo(5);
        assertThat(rejection.path("field").asString()).isEqualTo("category");
        assertThat(rejection.path("code").asString()).isEqualTo("unknown_category");
        Http.Answer seen = http.get(sent.header("Location"));
        assertThat(http.get(sent.header("Location"), "If-None-Match", seen.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void takesAPackedFileFarLargerThanOtherBodiesMayBe() throws IOException {
        String file = Feeds.products(910_000, 5_000, "Packed");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(file));
        }

        Http.Answer sent = send(
                "?kind=products",
                "packed",
                "text/csv; charset=utf-8",
                packed.toByteArray(),
                "Content-Encoding",
                "gzip");

        assertThat(ended(sent).path("done").asInt()).isEqualTo(5_000);
    }

    @Test
    void answersTheSameKeyWithTheSameImport() {
        Http.Answer first = send("?kind=products", "same-key", "text/csv", bytes(SHOES));
        Http.Answer second = send("?kind=products", "same-key", "text/csv", bytes(SHOES));
        Http.Answer other = send("?kind=products", "same-key", "text/csv", bytes(SHOES + "x"));

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void namesEveryColumnThatItDoesNotKnow() {
        Http.Answer refused = sendCsv("prices", "sku,curency,amount,colour\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/curency", "/colour", "/currency");
    }

    @Test
    void refusesWhatIsNoImport() {
        assertThat(sendCsv("colours", SHOES).code()).isEqualTo("parameter_invalid");
        assertThat(send("", "k", "text/csv", bytes(SHOES)).code()).isEqualTo("parameter_invalid");
        assertThat(send("?kind=stock", "k", "application/json", bytes("{}")).code())
                .isEqualTo("unsupported_media_type");
        assertThat(send("?kind=stock", "k", "text/csv", bytes("no gzip"), "Content-Encoding", "gzip")
                        .code())
                .isEqualTo("bad_request");
        assertThat(http.get("/v1/admin/imports/imp_unknown").code()).isEqualTo("import_not_found");
        assertThat(http.get("/v1/admin/imports?cursor=x").code()).isEqualTo("parameter_invalid");
    }

    @Test
    void doesNotStopWhatHasEnded() {
        Http.Answer sent = sendCsv("products", SHOES);
        ended(sent);

        Http.Answer late = http.post(sent.header("Location") + "/cancel", "");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("not_cancellable");
    }

    @Test
    void listsImportsPageByPageTheNewestFirst() {
        Http.Answer older = sendCsv("products", SHOES);
        Http.Answer newer = sendCsv("products", SHOES);

        JsonNode first = http.get("/v1/admin/imports?limit=1").json();
        JsonNode second = http.get(
                        "/v1/admin/imports?limit=1&cursor=" + first.path("next").asString())
                .json();

        assertThat(newer.header("Location"))
                .endsWith(first.path("items").get(0).path("id").asString());
        assertThat(older.header("Location"))
                .endsWith(second.path("items").get(0).path("id").asString());
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
