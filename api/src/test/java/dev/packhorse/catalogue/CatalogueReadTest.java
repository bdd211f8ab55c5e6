package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Expected;
import dev.packhorse.Shop;
import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What everybody may read, and a cache on the way may keep. */
class CatalogueReadTest {

    private static final Platform platform = Platform.shared();
    private static final Http http = platform.http();
    private static final String LONG = "public, max-age=30, stale-while-revalidate=60";

    @BeforeAll
    static void aShelf() {
        Shop shop = platform.shop();
        shop.category("reading").category("novels", "reading").category("hidden", "reading");
        CategoryEditor categories = shop.get(CategoryEditor.class);
        categories.put("novels", null, Map.of("en", "Novels", "de", "Romane"), 0, new Expected.Anything());
        categories.archive("hidden", new Expected.Anything());
        shop.sells(book(
                "prd_book",
                "novels",
                Map.of("de", new Product.Text("Buch", "Seiten."), "pt-BR", new Product.Text("Livro", ""))));
        shop.sells(book("prd_atlas", "reading", Map.of()));
        shop.sells(book("prd_secret", "hidden", Map.of()));
    }

    @ParameterizedTest(name = "{0} is answered in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de|Buch",
                "de-AT, en;q=0.5|de|Buch",
                "fr, de;q=0.3|de|Buch",
                "pt-br|pt-BR|Livro",
                "pt|en|Book",
                "en-GB, de;q=0.9|en|Book",
                "fr|en|Book",
                "*|en|Book",
                ";;;q=nonsense|en|Book"
            })
    void speaksTheCallersLanguageIfItCan(String accepted, String language, String name) {
        Http.Answer answer = http.get("/v1/products/prd_book", "Accept-Language", accepted);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").asString()).isEqualTo(name);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.header("Vary")).isEqualTo("Accept-Language");
    }

    @Test
    void answersWhatACacheNeedsToKeepIt() {
        Http.Answer english = http.get("/v1/products/prd_book");
        Http.Answer german = http.get("/v1/products/prd_book", "Accept-Language", "de");
        String tag = english.header("ETag");

        assertThat(tag).matches("\"[0-9a-f]{32}\"").isNotEqualTo(german.header("ETag"));
        assertThat(english.header("Cache-Control")).isEqualTo(LONG);
        assertThat(english.header("Content-Type")).isEqualTo("application/json");
        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Http.Answer unchanged = http.get("/v1/products/prd_book", "If-None-Match", known);
            assertThat(unchanged.status()).as(known).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.header("ETag")).isEqualTo(tag);
            assertThat(unchanged.header("Cache-Control")).isEqualTo(LONG);
        }
        assertThat(http.get("/v1/products/prd_book", "If-None-Match", "\"other\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/v1/products/prd_book", "If-None-Match", tag, "Accept-Language", "de")
                        .status())
                .isEqualTo(200);
        Http.Answer head =
                http.send(http.request("/v1/products/prd_book").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.header("ETag")).isEqualTo(tag);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void tellsNobodyToKeepAPricePastItsEnd() {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        Price sale = new Price(Money.of(800, "EUR"), Instant.now().minusSeconds(60), end);
        platform.shop()
                .sells(new Product(
                        "prd_soon",
                        "hidden",
                        "Soon",
                        "",
                        List.of(new Product.Variant(
                                new Sku("SOON"), Map.of(), 1, null, PriceList.of(Price.of(1000, "EUR"), sale)))));

        Http.Answer answer = http.get("/v1/products/prd_soon");

        assertThat(answer.json().at("/variants/0/prices/0/amount").asLong()).isEqualTo(800);
        assertThat(Instant.parse(
                        answer.json().at("/variants/0/prices/0/valid_until").asString()))
                .isEqualTo(sale.until());
        assertThat(answer.header("Cache-Control")).matches("public, max-age=(1[0-9]|20)");
    }

    @Test
    void whatIsOutOfTheOrdinaryIsRefusedAsEver() {
        assertThat(http.get("/v1/products/prd_book", "Accept", "application/json, */*;q=0.1")
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/v1/products/prd_book", "Accept", "application/xml")
                        .code())
                .isEqualTo("not_acceptable");
        assertThat(http.post("/v1/products/prd_book", "").code()).isEqualTo("method_not_allowed");
        assertThat(http.get("/v1/products/prd_none").code()).isEqualTo("product_not_found");
        assertThat(http.get("/v1/products/prd_%62ook").json().path("id").asString())
                .isEqualTo("prd_book");
        assertThat(http.get("/v1/products/prd_book/more").code()).isEqualTo("not_found");
    }

    @Test
    void aListHasTheCategoryAndWhatIsBelowIt() {
        assertThat(ids("/v1/products?category=reading&limit=1")).containsExactly("prd_atlas", "prd_book");
        assertThat(ids("/v1/products?category=novels")).containsExactly("prd_book");
        assertThat(http.get("/v1/products?category=hidden").code()).isEqualTo("parameter_invalid");
        assertThat(http.get("/v1/products?category=no-such").code()).isEqualTo("parameter_invalid");

        Http.Answer page = http.get("/v1/products?category=reading", "Accept-Language", "de");
        assertThat(page.json().at("/items/1/name").asString()).isEqualTo("Buch");
        assertThat(page.header("Content-Language")).isEqualTo("de, en");
        assertThat(page.header("Cache-Control")).isEqualTo(LONG);
        assertThat(http.get(
                                "/v1/products?category=reading",
                                "Accept-Language",
                                "de",
                                "If-None-Match",
                                page.header("ETag"))
                        .status())
                .isEqualTo(304);
        platform.shop().category("empty");
        assertThat(http.get("/v1/products?category=empty").body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void showsTheTreeAndTheWayThroughIt() {
        Http.Answer tree = http.get("/v1/categories", "Accept-Language", "de");
        assertThat(tree.header("Content-Language")).isEqualTo("de");
        assertThat(tree.header("Cache-Control")).isEqualTo(LONG);
        assertThat(http.get("/v1/categories", "Accept-Language", "de", "If-None-Match", tree.header("ETag"))
                        .status())
                .isEqualTo(304);
        JsonNode reading = tree.json()
                .path("items")
                .valueStream()
                .filter(root -> root.path("id").asString().equals("reading"))
                .findFirst()
                .orElseThrow();
        assertThat(reading.path("children").toString()).isEqualTo("""
                [{"id":"novels","name":"Romane","children":[]}]""");

        JsonNode novels = http.get("/v1/categories/novels").json();
        assertThat(novels.toString()).isEqualTo("""
                {"id":"novels","name":"Novels","breadcrumbs":[{"id":"reading","name":"reading"},\
                {"id":"novels","name":"Novels"}],"children":[]}""");
        assertThat(http.get("/v1/categories/hidden").code()).isEqualTo("category_not_found");
    }

    @Test
    void stockMayBeKeptForAMoment() {
        String sku = platform.sku(3);
        Http.Answer stock = http.get("/v1/stock?sku=" + sku);

        assertThat(stock.json().at("/items/0/available").asInt()).isEqualTo(3);
        assertThat(stock.header("Cache-Control")).isEqualTo("public, max-age=1, stale-while-revalidate=5");
        assertThat(http.get("/v1/stock?sku=" + sku, "If-None-Match", stock.header("ETag"))
                        .status())
                .isEqualTo(304);
        platform.shop().receives(2, sku, "BER");
        Http.Answer more =
                http.get("/v1/stock?sku=" + sku + "&sku=NO-SUCH&sku=" + sku, "If-None-Match", stock.header("ETag"));
        assertThat(more.json().at("/items/0/available").asInt()).isEqualTo(5);
        assertThat(more.json().path("items")).hasSize(1);
        assertThat(more.json().path("unknown").toString()).isEqualTo("[\"NO-SUCH\"]");
    }

    private static List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        JsonNode page = http.get(path).json();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        while (page.has("next")) {
            page = http.get(path + "&cursor=" + page.path("next").asString()).json();
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        }
        return ids;
    }

    private static Product book(String id, String category, Map<String, Product.Text> translations) {
        String name = id.equals("prd_book") ? "Book" : "Atlas";
        return new Product(id, 0, category, name, "Pages.", translations, List.of(), Map.of(), false, List.of());
    }
}
