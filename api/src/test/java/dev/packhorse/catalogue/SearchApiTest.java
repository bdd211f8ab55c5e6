package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.search.Goods;
import dev.packhorse.search.Goods.Article;
import dev.packhorse.search.Goods.Tag;
import dev.packhorse.search.Goods.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SearchApiTest {

    private static final Platform platform = Platform.shared();
    private static final Http http = platform.http();

    @BeforeAll
    static void lanterns() {
        Goods goods = new Goods(platform.shop())
                .shelf("lighting", null, Map.of("en", "Lighting", "de", "Beleuchtung"))
                .shelf("lanterns", "lighting", Map.of("en", "Lanterns", "de", "Laternen"));
        for (int i = 0; i < 5; i++) {
            goods.put(new Thing(
                    "prd_lantern_" + i,
                    "lanterns",
                    "Storm lantern " + i,
                    "Burns in the wind.",
                    Map.of("de", Map.of("name", "Sturmlaterne " + i, "description", "Brennt im Wind.")),
                    Map.of("brand", i % 2 == 0 ? "Feuerhand" : "Dietz"),
                    List.of(new Article(
                            "LANTERN-" + i, Map.of("colour", "zinc"), i, List.of(Tag.of(3000 + 1000 * i))))));
        }
        goods.fill();
    }

    @Test
    void findsByWordsAndFiltersAndCountsWhatTheyHaveInCommon() {
        JsonNode found = http.get("/v1/search?q=lantern&category=lighting&attr.brand=Feuerhand&attr.colour=zinc"
                        + "&currency=EUR&price_min=4000&price_max=9000&in_stock=true&sort=price")
                .json();

        assertThat(found.path("items").findValuesAsString("id")).startsWith("prd_lantern_2");
        assertThat(found.path("items")).hasSize(2);
        assertThat(found.path("corrected").asBoolean()).isFalse();
        JsonNode facets = found.path("facets");
        assertThat(facets.path("counted").asInt()).isEqualTo(2);
        assertThat(facets.path("in_stock").asInt()).isEqualTo(2);
        assertThat(facets.path("categories").findValuesAsString("id")).containsExactly("lanterns");
        assertThat(facets.path("attributes").findValuesAsString("name")).contains("brand", "colour");
        assertThat(facets.path("prices").findValuesAsString("from")).containsExactly("5000");
    }

    @Test
    void answersInTheLanguageOfTheCaller() {
        Http.Answer german = http.get("/v1/search?q=sturmlaterne", "Accept-Language", "de-CH,de;q=0.9");
        assertThat(german.header("Content-Language")).isEqualTo("de");
        assertThat(german.header("Vary")).contains("Accept-Language");
        assertThat(german.json().path("items").path(0).path("name").asString()).startsWith("Sturmlaterne");

        Http.Answer asked = http.get("/v1/search?q=lantern&language=en", "Accept-Language", "de");
        assertThat(asked.json().path("language").asString()).isEqualTo("en");
        assertThat(asked.json().path("items").path(0).path("name").asString()).startsWith("Storm lantern");
    }

    @Test
    void saysWhichWordsItLookedForInstead() {
        JsonNode found = http.get("/v1/search?q=lentern&language=en").json();

        assertThat(found.path("corrected").asBoolean()).isTrue();
        assertThat(found.path("did_you_mean").asString()).isEqualTo("lantern");
        assertThat(found.path("items")).hasSize(5);
    }

    @Test
    void givesPagesThatMeetEveryProductOnce() {
        List<String> met = new ArrayList<>();
        String cursor = "";
        do {
            Http.Answer page = http.get("/v1/search?q=storm%20lantern&limit=2&facets=false&language=en" + cursor);
            page.json().path("items").forEach(item -> met.add(item.path("id").asString()));
            assertThat(page.json().has("facets")).isFalse();
            cursor = page.json().has("next")
                    ? "&cursor=" + page.json().path("next").asString()
                    : null;
        } while (cursor != null);

        assertThat(met).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void maySayThatNothingHasChanged() {
        Http.Answer first = http.get("/v1/search?q=lantern&sort=name");
        assertThat(first.header("Cache-Control")).startsWith("public, max-age=");

        assertThat(http.get("/v1/search?q=lantern&sort=name", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void suggestsWhileSomebodyIsTyping() {
        Http.Answer answer = http.get("/v1/search/suggestions?q=lant&language=en");

        assertThat(answer.json().path("items").findValuesAsString("text")).contains("Lanterns", "Storm lantern 0");
        assertThat(answer.json().path("items").path(0).path("kind").asString()).isEqualTo("category");
        assertThat(answer.header("Cache-Control")).startsWith("public");
    }

    @ParameterizedTest
    @CsvSource({
        "language=xx, language",
        "category=no-such, category",
        "category=%00, category",
        "price_min=cheap&currency=EUR, price_min",
        "price_max=-1&currency=EUR, price_max",
        "price_min=5&price_max=4&currency=EUR, price_max",
        "price_min=5, currency",
        "sort=price, currency",
        "currency=XXX, currency",
        "in_stock=maybe, in_stock",
        "facets=some, facets",
        "sort=colour, sort",
        "attr.=x, attr.",
        "attr.brand=, attr.brand",
        "attr.a%3Db=x, attr.a=b",
        "cursor=nonsense, cursor",
        "cursor=%00, cursor",
        "limit=0, limit",
        "limit=101, limit"
    })
    void refusesWhatCannotBeUnderstoodByName(String parameters, String name) {
        Http.Answer answer = http.get("/v1/search?" + parameters);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("parameter_invalid");
        assertThat(answer.json().path("errors").findValuesAsString("parameter")).containsExactly(name);
    }

    @Test
    void namesEveryWrongParameterAtOnce() {
        Http.Answer answer = http.get("/v1/search?q=" + "x".repeat(101) + "&limit=0&sort=colour&in_stock=7");

        assertThat(answer.json().path("errors").findValuesAsString("parameter"))
                .containsExactlyInAnyOrder("q", "limit", "sort", "in_stock");
        assertThat(http.get("/v1/search/suggestions").json().path("errors").findValuesAsString("parameter"))
                .containsExactly("q");
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        String next =
                http.get("/v1/search?q=lantern&limit=1").json().path("next").asString();

        assertThat(http.get("/v1/search?q=storm&limit=1&cursor=" + next).code()).isEqualTo("parameter_invalid");
        assertThat(http.get("/v1/search?q=lantern&limit=1&cursor=" + next).status())
                .isEqualTo(200);
    }
}
