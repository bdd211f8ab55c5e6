package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What staff does to products, prices and categories. */
class CatalogueAdminTest {

    private static final Platform platform = Platform.shared();
    private static final Http http = platform.http();

    @BeforeAll
    static void categories() {
        platform.shop().category("shoes");
    }

    @Test
    void addsAProductThatCanBeReadChangedAndSentBack() {
        String id = id();
        Http.Answer added = put(product(id), example(id), "If-None-Match", "*");

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(added.header("Location")).isEqualTo("/v1/admin/products/" + id);

        Http.Answer read = http.get(product(id));
        assertThat(read.json()).isEqualTo(added.json());
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        ObjectNode changed = (ObjectNode) read.json();
        changed.put("name", "Another name");
        Http.Answer replaced = put(product(id), changed.toString(), "If-Match", read.header("ETag"));

        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isEqualTo("\"2\"");
        changed.put("version", 2).set("updated_at", replaced.json().path("updated_at"));
        assertThat(replaced.json()).isEqualTo(changed);
    }

    @Test
    void wantsToKnowWhatTheEditorHasSeen() {
        String id = id();
        Http.Answer blind = put(product(id), example(id));
        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.code()).isEqualTo("precondition_required");
        assertThat(put(product(id), example(id), "If-Match", "\"1\"").status()).isEqualTo(412);

        put(product(id), example(id), "If-None-Match", "*");
        Http.Answer again = put(product(id), example(id), "If-None-Match", "*");
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.code()).isEqualTo("precondition_failed");
        assertThat(again.json().path("version").asLong()).isEqualTo(1);
        for (String tag : new String[] {"\"7\"", "1", "*", "\"x\"", "\"1\", \"2\""}) {
            assertThat(put(product(id), example(id), "If-Match", tag).status())
                    .as(tag)
                    .isEqualTo(412);
        }
        assertThat(put(product(id), example(id), "If-Match", "\"1\"", "If-None-Match", "*")
                        .status())
                .isEqualTo(400);
        assertThat(put(product(id), example(id), "If-Match", "W/\"1\"").status())
                .as("made weak by a proxy that compresses")
                .isEqualTo(200);
        assertThat(http.post(product(id) + "/archive", "").status()).isEqualTo(428);
    }

    @Test
    void namesEveryMistakeAtOnce() {
        String id = id();
        Http.Answer answer = put(product(id), """
                {"id": "prd_other", "name": " ", "price": 1,
                 "translations": {"en": {"name": "Own"}, "de-": {"name": "x"}, "fr": {"name": "x", "text": ""}},
                 "images": [{"url": "javascript:alert(1)"}],
                 "attributes": {"Brand": "x", "size": [1], "huge": 1e30},
                 "archived": "no",
                 "variants": [
                   {"sku": "A B", "weight_grams": 0, "dimensions": {"length_mm": 1, "width_mm": 1}},
                   {"sku": "TWICE", "weight_grams": 1, "options": {"size": 42}, "prices": [
                     {"amount": 0, "currency": "EUR"}, {"amount": 1, "currency": "XXX"},
                     {"amount": 1, "currency": "EUR", "from": "2026-12-01T00:00:00Z", "until": "2026-11-01T00:00:00Z"},
                     {"amount": 1, "currency": "USD"}, {"amount": 2, "currency": "USD", "from": null}]},
                   {"sku": "TWICE", "weight_grams": 1}]}""", "If-None-Match", "*");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/id",
                        "/category",
                        "/name",
                        "/price",
                        "/translations/en",
                        "/translations/de-",
                        "/translations/fr/text",
                        "/images/0/url",
                        "/attributes/Brand",
                        "/attributes/size",
                        "/attributes/huge",
                        "/archived",
                        "/variants/0/sku",
                        "/variants/0/weight_grams",
                        "/variants/0/dimensions/height_mm",
                        "/variants/1/options/size",
                        "/variants/1/prices/0/amount",
                        "/variants/1/prices/1/currency",
                        "/variants/1/prices/2/until",
                        "/variants/1/prices/4/from",
                        "/variants/2/sku");
        assertThat(http.get(product(id)).status()).isEqualTo(404);
    }

    @Test
    void saysWhatTheDatabaseKnowsBetter() {
        String owner = id();
        put(product(owner), example(owner), "If-None-Match", "*");
        String id = id();

        Http.Answer nowhere = put(product(id), example(id).replace("\"shoes\"", "\"shoos\""), "If-None-Match", "*");
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.json().path("errors").findValuesAsString("pointer")).containsExactly("/category");

        Http.Answer taken = put(product(id), example(owner), "If-None-Match", "*");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("sku_taken");
        assertThat(taken.json().path("products").path(sku(owner)).asString()).isEqualTo(owner);
        assertThat(http.get(product(id)).code()).isEqualTo("product_not_found");
        assertThat(put(product("nonsense"), example(id), "If-None-Match", "*").code())
                .isEqualTo("parameter_invalid");
    }

    @Test
    void schedulesASaleInOneCall() {
        String id = id();
        put(product(id), example(id).replaceAll("(?s)\"prices\": \\[.*?]", "\"prices\": []"), "If-None-Match", "*");
        String prices = "/v1/admin/variants/" + sku(id) + "/prices/EUR";

        assertThat(put(prices, CatalogueExamples.ORDINARY).status()).isEqualTo(428);
        Http.Answer ordinary = put(prices, CatalogueExamples.ORDINARY, "If-Match", "\"1\"");
        assertThat(ordinary.status()).as(ordinary.body()).isEqualTo(200);
        Http.Answer sale = put(prices, CatalogueExamples.SALE, "If-Match", ordinary.header("ETag"));

        assertThat(sale.header("ETag")).isEqualTo("\"3\"");
        assertThat(sale.json().at("/variants/0/prices").toString()).isEqualTo("""
                [{"amount":6400,"currency":"EUR"},{"amount":4999,"currency":"EUR","from":"2026-11-27T00:00:00Z",\
                "until":"2026-12-01T00:00:00Z"}]""");

        assertThat(put(prices, CatalogueExamples.SALE, "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(put(prices.replace("EUR", "XXX"), CatalogueExamples.SALE, "If-Match", "\"3\"")
                        .code())
                .isEqualTo("parameter_invalid");
        assertThat(put(prices.replace(sku(id), "NO-SUCH"), CatalogueExamples.SALE, "If-Match", "\"3\"")
                        .code())
                .isEqualTo("variant_not_found");
        assertThat(put(prices, "{\"amount\": -1, \"until\": \"soon\"}", "If-Match", "\"3\"")
                        .json()
                        .path("errors")
                        .findValuesAsString("pointer"))
                .containsExactly("/amount", "/until");

        assertThat(delete(prices + "?from=2026-11-28T00:00:00Z", "\"3\"").code())
                .isEqualTo("price_not_found");
        assertThat(delete(prices + "?from=2026-11-27T00:00:00Z", "\"3\"").json().at("/variants/0/prices"))
                .hasSize(1);
    }

    @Test
    void takesAProductOffSaleAndPutsItBack() {
        String id = id();
        put(product(id), example(id), "If-None-Match", "*");

        Http.Answer archived = http.post(product(id) + "/archive", "", "If-Match", "\"1\"");
        assertThat(archived.json().path("archived").asBoolean()).isTrue();
        assertThat(http.get("/v1/products/" + id).status()).isEqualTo(404);
        assertThat(http.get(product(id)).status()).isEqualTo(200);
        assertThat(http.get("/v1/admin/products?archived=true&limit=100").body())
                .contains(id);
        assertThat(http.get("/v1/admin/products?archived=false&sku=" + sku(id)).body())
                .doesNotContain(id);

        assertThat(http.post(product(id) + "/activate", "", "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(http.post(product(id) + "/activate", "", "If-Match", archived.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/v1/products/" + id).status()).isEqualTo(200);
        assertThat(http.post(product("prd_none") + "/archive", "", "If-Match", "\"1\"")
                        .code())
                .isEqualTo("product_not_found");
    }

    @Test
    void aPutWithoutAWordOfTheArchiveBringsTheProductBack() {
        String id = id();
        put(product(id), example(id), "If-None-Match", "*");
        Http.Answer archived = http.post(product(id) + "/archive", "", "If-Match", "\"1\"");

        Http.Answer kept = put(product(id), archived.body(), "If-Match", archived.header("ETag"));
        assertThat(kept.json().path("archived").asBoolean())
                .as("what GET answers is put back as it was")
                .isTrue();

        assertThat(example(id)).doesNotContain("archived");
        Http.Answer back = put(product(id), example(id), "If-Match", kept.header("ETag"));
        assertThat(back.json().path("archived").asBoolean()).isFalse();
        assertThat(http.get("/v1/products/" + id).status()).isEqualTo(200);
    }

    @Test
    void listsPageByPage() {
        platform.shop().category("paged-admin");
        for (int i = 0; i < 3; i++) {
            String id = id();
            put(product(id), example(id).replace("\"shoes\"", "\"paged-admin\""), "If-None-Match", "*");
        }
        JsonNode first =
                http.get("/v1/admin/products?category=paged-admin&limit=2").json();
        JsonNode second = http.get("/v1/admin/products?category=paged-admin&limit=2&cursor="
                        + first.path("next").asString())
                .json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(http.get("/v1/admin/products?cursor=abc").code()).isEqualTo("parameter_invalid");
    }

    @Test
    void growsAndMovesATree() {
        String root = "tree-" + UUID.randomUUID().toString().substring(0, 8);
        String leaf = root + "-leaf";
        String body = "{\"names\": {\"en\": \"Tree\", \"de\": \"Baum\"}}";
        assertThat(put(category(root), body, "If-None-Match", "*").status()).isEqualTo(201);
        Http.Answer child =
                put(category(leaf), body.replace("}}", "}, \"parent\": \"" + root + "\"}"), "If-None-Match", "*");
        assertThat(child.json().path("path").asString()).isEqualTo("/" + root + "/" + leaf + "/");

        assertThat(http.post(category(root) + "/move", "{\"parent\": \"" + leaf + "\"}", json("\"1\""))
                        .code())
                .isEqualTo("category_circle");
        assertThat(http.post(category(leaf) + "/move", "{\"parent\": \"no-such\"}", json("\"1\""))
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/parent");
        assertThat(http.post(category(leaf) + "/move", "{}", json("\"7\"")).status())
                .isEqualTo(412);
        Http.Answer moved = http.post(category(leaf) + "/move", "{\"position\": 5}", json("\"1\""));
        assertThat(moved.json().path("path").asString()).isEqualTo("/" + leaf + "/");
        assertThat(moved.header("ETag")).isEqualTo("\"2\"");

        Http.Answer renamed = put(category(leaf), body.replace("Tree", "Leaf"), "If-Match", "\"2\"");
        assertThat(renamed.json().path("position").asInt()).as("as it was").isEqualTo(5);
        assertThat(http.post(category(leaf) + "/archive", "", "If-Match", "\"3\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/v1/categories/" + leaf).code()).isEqualTo("category_not_found");
        assertThat(http.get(category(leaf)).json().path("archived").asBoolean()).isTrue();
        assertThat(http.get("/v1/admin/categories").body()).contains(leaf);
        assertThat(http.post(category(leaf) + "/activate", "", "If-Match", "\"4\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCategoryHasANameInTheShopsOwnLanguage() {
        Http.Answer answer = put(
                category("nameless"),
                "{\"names\": {\"de\": \"Ohne\", \"x y\": \"\"}, \"position\": -1}",
                "If-None-Match",
                "*");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/names/en", "/names/x y", "/names/x y", "/position");
        assertThat(put(category("No-Such"), "{}", "If-None-Match", "*").code()).isEqualTo("parameter_invalid");
        assertThat(http.get(category("No-Such")).code()).isEqualTo("category_not_found");
    }

    private static String[] json(String tag) {
        return new String[] {"Content-Type", "application/json", "If-Match", tag};
    }

    private static Http.Answer put(String path, String body, String... headers) {
        return http.send(http.request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static Http.Answer delete(String path, String tag) {
        return http.send(http.request(path, "If-Match", tag).DELETE());
    }

    private static String id() {
        return "prd_" + UUID.randomUUID();
    }

    private static String sku(String id) {
        return id.substring(4);
    }

    /** The document's own example, with a SKU of its own. */
    private static String example(String id) {
        JsonNode example = JsonMapper.shared().readTree(CatalogueExamples.PRODUCT);
        ((ObjectNode) example.at("/variants/0")).put("sku", sku(id));
        return example.toPrettyString();
    }

    private static String product(String id) {
        return "/v1/admin/products/" + id;
    }

    private static String category(String id) {
        return "/v1/admin/categories/" + id;
    }
}
