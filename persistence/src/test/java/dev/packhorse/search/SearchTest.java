package dev.packhorse.search;

import static dev.packhorse.search.Goods.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.InvalidCursor;
import dev.packhorse.Shop;
import dev.packhorse.catalogue.Product;
import dev.packhorse.catalogue.ProductSearchRows;
import dev.packhorse.search.Goods.Article;
import dev.packhorse.search.Goods.Tag;
import dev.packhorse.search.Goods.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SearchTest {

    @AutoClose
    private static final Shop shop = Shop.open("packhorse.search.counted=0s").warehouse("BER", "DE", 1);

    private final Search search = shop.get(Search.class);
    private final Goods goods = new Goods(shop);

    @BeforeEach
    void anEmptyShop() {
        goods.clear()
                .shelf("outdoor", null, Map.of("en", "Outdoor", "de", "Draussen"))
                .shelf("shoes", "outdoor", Map.of("en", "Shoes", "de", "Schuhe"))
                .shelf("kitchen", null, Map.of("en", "Kitchen", "de", "Küche"));
    }

    @Test
    void ranksTheNameAboveTheCategoryAndThatAboveTheDescription() {
        goods.put(
                thing("told", "kitchen", "Pan", "Also carried by people with shoes."),
                thing("shelved", "shoes", "Runner", "Light."),
                thing("named", "kitchen", "Shoes of chocolate", "To eat."));

        assertThat(ids("shoes")).containsExactly("prd_named", "prd_shelved", "prd_told");
    }

    @Test
    void knowsTheFormsOfWordsInEachLanguage() {
        goods.put(
                        translated("boots", "Running boots", "Laufende Stiefel"),
                        thing("pan", "kitchen", "Pan", "For frying"))
                .fill();

        assertThat(search.languages()).containsExactly("en", "de");
        assertThat(ids("boot run")).containsExactly("prd_boots");
        assertThat(found(SearchQuery.words("Stiefeln", "de"))).containsExactly("prd_boots");
        assertThat(ids("Stiefeln")).isEmpty();
        // What has no German text is found by the shop's own words.
        assertThat(found(SearchQuery.words("pan", "de"))).containsExactly("prd_pan");
        assertThat(found(SearchQuery.words("Schuhe", "de"))).containsExactly("prd_boots");
    }

    @Test
    void offersALanguageOnceEveryProductHasItsRow() {
        goods.put(thing("pan", "kitchen", "Pan", ""), translated("boots", "Boots", "Stiefel"));
        assertThat(search.languages()).containsExactly("en");

        goods.fill();

        assertThat(search.languages()).containsExactly("en", "de");
        assertThat(found(browse("de", SearchOrder.NAME, null, 10))).containsExactly("prd_pan", "prd_boots");
    }

    @Test
    void searchesByTheRulesOfTheShopsOwnLanguage() {
        goods.put(thing("regal", "kitchen", "Regale für Bücher", ""));
        shop.get(ProductSearchRows.class).speaks("de");
        goods.fill();

        assertThat(found(SearchQuery.words("Buch Regal", "de"))).containsExactly("prd_regal");
    }

    @Test
    void doesNotMindAccentsCapitalsAndAnUnfinishedLastWord() {
        goods.put(thing("dessert", "kitchen", "Crème brûlée set", ""), thing("pan", "kitchen", "Pan", ""));

        for (String typed : List.of("creme brulee", "Crème Brûlée", "CRÈME", "crèm", "brûl")) {
            assertThat(ids(typed)).as(typed).containsExactly("prd_dessert");
        }
    }

    @Test
    void understandsQuotesExclusionsAndAlternatives() {
        goods.put(
                thing("red", "kitchen", "Red kettle", ""),
                thing("blue", "kitchen", "Blue kettle", ""),
                thing("pot", "kitchen", "Kettle pot red", ""));

        assertThat(ids("kettle -blue")).containsExactlyInAnyOrder("prd_red", "prd_pot");
        assertThat(ids("\"red kettle\"")).containsExactly("prd_red");
        assertThat(ids("blue or pot")).containsExactlyInAnyOrder("prd_blue", "prd_pot");
    }

    @Test
    void takesWhateverIsTypedForWords() {
        goods.put(thing("pot", "kitchen", "Pot", ""));

        for (String typed : List.of(
                "' or 1=1 --",
                "\"",
                "!!!",
                "a & | b :*",
                "\\",
                "%",
                "_",
                "(((",
                "':*'",
                "the",
                "-kettle",
                "\"\" -\"\" or or",
                "𝕬𝖇𝖈𝖉 😀")) {
            assertThat(ids(typed)).as(typed).isSubsetOf("prd_pot");
            assertThat(search.suggest(typed, "en")).as(typed).hasSizeLessThan(2);
        }
    }

    @Test
    void proposesWordsThatAreSpelledAlikeOnlyWhenTheGivenOnesFindNothing() {
        goods.put(
                thing("sandal", "shoes", "Leather sandal", ""),
                thing("kettle", "kitchen", "Steel kettle", ""),
                acme("pan", "Pan", 500, 1));

        SearchPage page = search.find(SearchQuery.words("lether sandel", "en"));
        assertThat(page.didYouMean()).isEqualTo("leather sandal");
        assertThat(page.items()).extracting(Product::id).containsExactly("prd_sandal");
        assertThat(search.find(SearchQuery.words("Akme", "en")).didYouMean()).isNull();
        assertThat(search.find(SearchQuery.words("acmee", "en")).items()).hasSize(1);

        // Rightly spelled words that meet in no product are no misspelling.
        assertThat(search.find(SearchQuery.words("leather kettle", "en")).didYouMean())
                .isNull();
        assertThat(search.find(SearchQuery.words("xyzzyplugh", "en")).items()).isEmpty();
    }

    @Test
    void proposesNoWordThatFindsNothingAnyMore() {
        goods.put(thing("sandal", "shoes", "Sandal", ""));
        goods.archive("prd_sandal");

        SearchPage page = search.find(SearchQuery.words("sandel", "en"));

        assertThat(page.didYouMean()).isNull();
        assertThat(page.items()).isEmpty();
    }

    @Test
    void proposesNothingLongerThanOneMayType() {
        String first = "a".repeat(46);
        String second = "b".repeat(47);
        goods.put(thing("sandal", "shoes", "Sandal " + first + " " + second, ""));

        SearchPage page = search.find(SearchQuery.words("sndal " + first + " " + second, "en"));

        assertThat(page.didYouMean()).isNull();
        assertThat(search.find(SearchQuery.words("sndal " + first, "en")).items())
                .hasSize(1);
    }

    @Test
    void pagesOfCorrectedWordsGoOnWithTheCorrection() {
        for (int i = 0; i < 5; i++) {
            goods.put(thing("sandal" + i, "shoes", "Sandal", ""));
        }

        assertThat(walk(SearchQuery.words("sandel", "en"), 2)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void asksForThePriceOfThisMoment() {
        goods.put(
                priced("sale", new Tag("EUR", 5000, null, null), new Tag("EUR", 2000, -1, 1)),
                priced("over", new Tag("EUR", 5000, null, null), new Tag("EUR", 2000, -3, -1)),
                priced("soon", new Tag("EUR", 5000, null, null), new Tag("EUR", 2000, 1, 3)),
                priced("nested", new Tag("EUR", 1500, -5, 5), new Tag("EUR", 3000, -1, 1)),
                priced("foreign", new Tag("USD", 2000, null, null)),
                priced("gone", new Tag("EUR", 2000, -3, -1)));

        assertThat(found(priceFrom(1000L, 2500L))).containsExactly("prd_sale");
        assertThat(found(priceFrom(2500L, 3500L))).containsExactly("prd_nested");
        assertThat(found(priceFrom(3500L, null))).containsExactly("prd_over", "prd_soon");
        assertThat(found(browse("en", SearchOrder.PRICE, Currency.getInstance("EUR"), 10)))
                .containsExactly("prd_sale", "prd_nested", "prd_over", "prd_soon");

        shop.sql().sql("""
                update product_search_price set valid_from = valid_from - interval '2 days',
                  valid_until = valid_until - interval '2 days'
                """).update();
        assertThat(found(priceFrom(1000L, 2500L))).containsExactly("prd_nested", "prd_soon");
    }

    @Test
    void asksForTheStockOfThisMoment() {
        goods.put(acme("here", "Kettle", 500, 3), acme("sold", "Kettle", 500, 0));
        assertThat(found(stock(true))).containsExactly("prd_here");
        assertThat(found(stock(false))).containsExactly("prd_sold");

        shop.sql()
                .sql("update stock_level set held = 3, version = version + 1 where on_hand = 3")
                .update();
        assertThat(found(stock(true))).isEmpty();
    }

    @Test
    void whatIsArchivedIsNotFoundAndWhatComesBackIs() {
        Thing kettle = thing("kettle", "kitchen", "Kettle", "");
        goods.put(kettle);
        goods.archive("prd_kettle");
        assertThat(ids("kettle")).isEmpty();
        assertThat(search.suggest("ket", "en")).isEmpty();

        goods.put(kettle);
        assertThat(ids("kettle")).containsExactly("prd_kettle");
    }

    @Test
    void followsACategoryThatMovesOrIsNamedAnew() {
        goods.put(thing("runner", "shoes", "Runner", ""));
        assertThat(found(in("outdoor"))).containsExactly("prd_runner");

        goods.move("shoes", "kitchen");
        assertThat(found(in("outdoor"))).isEmpty();
        assertThat(found(in("kitchen"))).containsExactly("prd_runner");

        goods.rename("shoes", Map.of("en", "Footwear"));
        assertThat(ids("footwear")).containsExactly("prd_runner");
        assertThat(ids("shoes")).isEmpty();
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        goods.put(thing("a", "shoes", "Runner", ""), thing("b", "shoes", "Runner", ""));
        String cursor = search.find(page("runner", null, 1)).nextCursor();

        assertThat(search.find(page("runner", cursor, 1)).items()).hasSize(1);
        assertThatThrownBy(() -> search.find(page("runners", cursor, 1))).isInstanceOf(InvalidCursor.class);
        assertThatThrownBy(() -> search.find(page("runner", "nonsense", 1))).isInstanceOf(InvalidCursor.class);
    }

    @Test
    void pagesMeetEveryProductThatStaysAsItIsOnce() {
        for (int i = 0; i < 30; i++) {
            goods.put(thing("kettle" + i, "kitchen", "Kettle number " + i % 4, "steel ".repeat(1 + i % 3)));
        }
        for (SearchOrder order : List.of(SearchOrder.RELEVANCE, SearchOrder.NAME, SearchOrder.NEWEST)) {
            List<String> met = new ArrayList<>();
            String cursor = null;
            int pages = 0;
            do {
                SearchPage page = search.find(query("kettle", null, null, null, null, order, cursor, 4));
                page.items().forEach(item -> met.add(item.id()));
                cursor = page.nextCursor();
                // Others come, change and go meanwhile.
                goods.put(thing("kettle_new_" + order + pages, "kitchen", "Kettle", "Fresh"));
                goods.put(thing("pan" + pages, "kitchen", "Pan " + pages, ""));
                pages++;
            } while (cursor != null && pages < 100);

            assertThat(met).doesNotHaveDuplicates();
            assertThat(met)
                    .containsAll(Stream.iterate(0, i -> i < 30, i -> i + 1)
                            .map(i -> "prd_kettle" + i)
                            .toList());
        }
    }

    @Test
    void saysWhenThereIsMoreThanIsCounted() {
        Search narrow = search(Duration.ofSeconds(1), Duration.ofSeconds(2));
        for (int i = 0; i < 101; i++) {
            goods.put(thing("kettle" + i, "kitchen", "Kettle", ""));
        }

        assertThat(narrow.find(SearchQuery.words("kettle", "en")).facets())
                .returns(100, Facets::counted)
                .returns(true, Facets::capped);
    }

    @Test
    void refusesOneSearchTooManyAndEndsOneThatTakesTooLong() {
        Search single = search(Duration.ofMillis(50), Duration.ofMillis(700));
        new TransactionTemplate(shop.get(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            shop.get(JdbcClient.class)
                    .sql("lock table product_search in access exclusive mode")
                    .update();
            List<CompletableFuture<SearchPage>> both = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> single.find(SearchQuery.words("kettle", "en")),
                            task -> Thread.ofVirtual().start(task)))
                    .limit(2)
                    .toList();

            List<String> ends = both.stream()
                    .map(one -> one.handle((_, failure) ->
                                    failure.getCause().getClass().getSimpleName())
                            .join())
                    .toList();
            assertThat(ends).containsExactlyInAnyOrder("SearchBusy", "QueryTimeoutException");
        });
    }

    @Test
    void showsTheProductsOfNowWithCountsOfAMomentAgo() {
        Search remembering =
                search(new SearchSettings(1, Duration.ofSeconds(5), Duration.ofSeconds(5), 100, Duration.ofHours(1)));
        goods.put(thing("pot", "kitchen", "Pot", ""));
        assertThat(remembering.find(SearchQuery.words("pot", "en")).facets().counted())
                .isEqualTo(1);

        goods.put(thing("pot2", "kitchen", "Pot", ""));
        SearchPage page = remembering.find(SearchQuery.words("pot", "en"));
        assertThat(page.items()).hasSize(2);
        assertThat(page.facets().counted()).isEqualTo(1);
        assertThat(remembering.find(SearchQuery.words("Pot", "en")).facets().counted())
                .isEqualTo(2);
    }

    private static Search search(Duration queue, Duration statement) {
        return search(new SearchSettings(1, queue, statement, 100, Duration.ZERO));
    }

    private static Search search(SearchSettings settings) {
        return new Search(
                shop.catalogue(), shop.get(JdbcClient.class), shop.get(PlatformTransactionManager.class), settings);
    }

    @Test
    void suggestsNamesAndCategoriesThatBeginLikeThat() {
        goods.put(
                thing("runner", "shoes", "Trail Runner", ""),
                thing("runner2", "shoes", "Trail runner", ""),
                thing("shovel", "outdoor", "Shovel", ""),
                thing("rack", "outdoor", "Rack for shoes", ""));

        assertThat(suggested("sho")).containsExactly("Shoes", "Shovel", "Rack for shoes");
        assertThat(suggested("trail ru")).hasSize(1);
        assertThat(suggested("runner")).hasSize(1);
        assertThat(suggested("shovle")).containsExactly("Shovel");
        assertThat(suggested("q")).isEmpty();
    }

    private List<String> suggested(String typed) {
        return search.suggest(typed, "en").stream().map(Suggestion::text).toList();
    }

    private static Thing translated(String id, String name, String german) {
        return new Thing(
                "prd_" + id,
                "shoes",
                name,
                "",
                Map.of("de", Map.of("name", german, "description", "")),
                Map.of(),
                List.of());
    }

    private static Thing priced(String id, Tag... tags) {
        return new Thing(
                "prd_" + id,
                "kitchen",
                "Kettle " + id,
                "",
                Map.of(),
                Map.of(),
                List.of(new Article("SKU-" + id, Map.of(), 1, List.of(tags))));
    }

    private static Thing acme(String id, String name, long cents, long stock) {
        return new Thing(
                "prd_" + id,
                "kitchen",
                name,
                "",
                Map.of(),
                Map.of("brand", "Acme"),
                List.of(new Article("SKU-" + id, Map.of(), stock, List.of(Tag.of(cents)))));
    }

    private List<String> ids(String text) {
        return found(SearchQuery.words(text, "en"));
    }

    private List<String> found(SearchQuery query) {
        return search.find(query).items().stream().map(Product::id).toList();
    }

    private List<String> walk(SearchQuery query, int limit) {
        List<String> met = new ArrayList<>();
        String cursor = null;
        do {
            SearchPage page = search.find(page(String.valueOf(query.text()), cursor, limit));
            page.items().forEach(item -> met.add(item.id()));
            cursor = page.nextCursor();
        } while (cursor != null && met.size() < 1000);
        return met;
    }

    private static SearchQuery page(String text, String cursor, int limit) {
        return query(text, null, null, null, null, SearchOrder.RELEVANCE, cursor, limit);
    }

    private static SearchQuery in(String category) {
        return query(null, category, null, null, null, SearchOrder.NAME, null, 20);
    }

    private static SearchQuery priceFrom(Long least, Long most) {
        return query(null, null, least, most, null, SearchOrder.NAME, null, 20);
    }

    private static SearchQuery stock(boolean available) {
        return query(null, null, null, null, available, SearchOrder.NAME, null, 20);
    }

    private static SearchQuery browse(String language, SearchOrder order, Currency currency, int limit) {
        return new SearchQuery(
                null, language, null, currency, null, null, null, new TreeMap<>(), order, true, null, limit);
    }

    private static SearchQuery query(
            String text,
            String category,
            Long least,
            Long most,
            Boolean available,
            SearchOrder order,
            String cursor,
            int limit) {
        return new SearchQuery(
                text,
                "en",
                category,
                Currency.getInstance("EUR"),
                least,
                most,
                available,
                new TreeMap<>(),
                order,
                true,
                cursor,
                limit);
    }
}
