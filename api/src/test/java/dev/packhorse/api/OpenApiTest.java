package dev.packhorse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed document is what the API says of itself. Run with {@code -Dopenapi.write=true} to write it anew. */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Http http = Platform.shared().http();

    @Test
    void isTheDocumentThatIsCommitted() throws IOException {
        String said = PRETTY.writeValueAsString(http.get("/v1/openapi.json").json()) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, said);
        }

        assertThat(Files.readString(COMMITTED))
                .as("docs/openapi.json; write it anew with -Dopenapi.write=true")
                .isEqualTo(said);
    }

    @Test
    void describesEveryOperationWithItsAnswersAndProblems() {
        JsonNode document = http.get("/v1/openapi.json").json();

        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(new TreeSet<>(document.path("paths").propertyNames()))
                .contains("/v1/orders", "/v1/orders/{id}/cancel", "/v1/products", "/v1/stock", "/v1/webhooks/stripe");
        assertThat(document.path("paths")
                        .path("/v1/orders")
                        .path("post")
                        .path("responses")
                        .propertyNames())
                .containsExactlyInAnyOrder("201", "202", "400", "402", "409", "413", "415", "422", "429", "503");
    }

    @Test
    void followsItsOwnReferences() {
        JsonNode document = http.get("/v1/openapi.json").json();

        List<String> broken = new ArrayList<>();
        for (String reference : document.findValuesAsString("$ref")) {
            if (document.at(reference.substring(1)).isMissingNode()) {
                broken.add(reference);
            }
        }
        assertThat(document.findValuesAsString("$ref")).isNotEmpty();
        assertThat(broken).isEmpty();
    }

    @Test
    void namesFieldsInSnakeCaseOnly() {
        JsonNode schemas =
                http.get("/v1/openapi.json").json().path("components").path("schemas");

        assertThat(schemas.propertyNames()).contains("Order", "Checkout", "Parcel", "Problem", "Money");
        for (JsonNode schema : schemas) {
            assertThat(schema.path("properties").propertyNames()).allMatch(name -> name.matches("[a-z0-9_]+"));
        }
    }

    @Test
    void opensInSwaggerUi() {
        Http.Answer page = http.get("/swagger-ui/index.html");

        assertThat(http.get("/swagger-ui.html").header("Location")).contains("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(http.get("/v1/openapi.json/swagger-config").body()).contains("/v1/openapi.json");
    }
}
