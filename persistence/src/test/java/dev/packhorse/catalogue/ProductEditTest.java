package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Expected;
import dev.packhorse.Json;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What several editors do to products, as PostgreSQL has it afterwards. */
class ProductEditTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T00:00:00.000001Z");
    private static final Instant TUESDAY = Instant.parse("2026-12-01T00:00:00Z");

    @AutoClose
    private static final Shop shop = Shop.open();

    private static final CatalogueEditor editor = shop.editor();

    @BeforeAll
    static void categories() {
        shop.category("shoes", "outdoor").category("boots", "shoes");
    }

    @Test
    void keepsEverythingThatIsSaidOfAProduct() {
        Product product = new Product(
                "prd_full",
                1,
                "boots",
                "Boot",
                "Two\nlines.",
                Map.of("de", new Product.Text("Stiefel", "Zwei\nZeilen."), "pt-BR", new Product.Text("Bota", "")),
                List.of(
                        new Product.Image("https://images.example/2.jpg", "Left"),
                        new Product.Image("https://b.example/1", "")),
                Map.of(
                        "vegan", new Attribute(true),
                        "drop_mm", new Attribute(new BigDecimal("8.50")),
                        "big", new Attribute(1_000_000),
                        "brand", new Attribute("Åcme \"x\"")),
                false,
                List.of(
                        new Product.Variant(
                                new Sku("FULL-1"),
                                Map.of("size", "42"),
                                700,
                                new Product.Dimensions(330, 210, 120),
                                PriceList.of(
                                        Price.of(9900, "EUR"),
                                        new Price(Money.of(7900, "EUR"), FRIDAY, TUESDAY),
                                        new Price(Money.of(12000, "JPY"), TUESDAY, null))),
                        new Product.Variant(new Sku("FULL-2"), Map.of(), 1, null, PriceList.of())));

        Product stored = stored(editor.put(product));

        assertThat(stored).isEqualTo(product);
        assertThat(shop.catalogue().product("prd_full")).contains(product);
        assertThat(Json.read(Json.write(product), Product.class))
                .as("in the cache")
                .isEqualTo(product);
        assertThat(product.attributes().get("drop_mm")).isEqualTo(new Attribute(8.5));
    }

    @Test
    void aCategoryTreeTravelsAsItIs() {
        CategoryTree tree = shop.catalogue().categories();

        assertThat(Json.read(Json.write(tree), CategoryTree.class)).isEqualTo(tree);
    }

    @Test
    void ofThoseWhoHaveSeenTheSameVersionOneIsFirstAndTheOthersAreTold() throws Exception {
        shop.sells("RACE");

        List<ProductEdit> edits =
                atOnce(8, number -> editor.put(Shop.product("RACE", 2000 + number), new Expected.Version(1)));

        assertThat(edits).filteredOn(ProductEdit.Stored.class::isInstance).hasSize(1);
        assertThat(edits).filteredOn(new ProductEdit.Outdated(2)::equals).hasSize(7);
        assertThat(file("prd_race").product()).isEqualTo(stored(first(edits)));
    }

    @Test
    void ofThoseWhoAddTheSameProductOneIsFirst() throws Exception {
        List<ProductEdit> edits =
                atOnce(8, number -> editor.put(Shop.product("NEW", 2000 + number), new Expected.Nothing()));

        assertThat(edits).filteredOn(ProductEdit.Stored.class::isInstance).hasSize(1);
        assertThat(edits).filteredOn(new ProductEdit.Outdated(1)::equals).hasSize(7);
        assertThat(editor.put(Shop.product("NEVER", 1), new Expected.Version(1)))
                .isEqualTo(new ProductEdit.Outdated(0));
        assertThat(shop.get(ProductFiles.class).find("prd_never")).isEmpty();
    }

    @Test
    void aSkuThatTwoProductsWantAtOnceBelongsToOne() throws Exception {
        List<ProductEdit> edits = atOnce(
                6,
                number -> editor.put(new Product(
                        "prd_want_" + number,
                        "shoes",
                        "Wants",
                        "",
                        List.of(variant("WANTED"), variant("OWN-" + number)))));

        String owner = stored(first(edits)).id();
        assertThat(edits).filteredOn(ProductEdit.Stored.class::isInstance).hasSize(1);
        assertThat(edits)
                .filteredOn(new ProductEdit.SkusTaken(Map.of(new Sku("WANTED"), owner))::equals)
                .hasSize(5);
    }

    @Test
    void aProductIsInACategoryThatExists() {
        Product nowhere = new Product("prd_nowhere", "no-such", "Nowhere", "", List.of());

        assertThat(editor.put(nowhere)).isEqualTo(new ProductEdit.UnknownCategory("no-such"));
        assertThatThrownBy(() -> shop.sql()
                        .sql(
                                "insert into product (id, version, category, name, description) values ('prd_n', 1, 'no-such', '', '')")
                        .update())
                .hasMessageContaining("foreign key");
    }

    @Test
    void aSaleBeginsAndEndsByItself() {
        shop.sells("SALE", 6400);
        Sku sku = new Sku("SALE");

        Product product =
                stored(editor.price(sku, new Price(Money.of(4999, "EUR"), FRIDAY, TUESDAY), new Expected.Version(1)));

        assertThat(product.version()).isEqualTo(2);
        assertThat(costs(sku, FRIDAY.minusNanos(1000))).isEqualTo(6400);
        assertThat(costs(sku, FRIDAY)).isEqualTo(4999);
        assertThat(costs(sku, TUESDAY.minusNanos(1000))).isEqualTo(4999);
        assertThat(costs(sku, TUESDAY)).isEqualTo(6400);
    }

    @Test
    void aPriceThatBeginsAtTheSameMomentIsReplacedAndOneCanBeTakenBack() {
        shop.sells("TAKE", 6400);
        Sku sku = new Sku("TAKE");
        editor.price(sku, new Price(Money.of(4999, "EUR"), FRIDAY, TUESDAY), new Expected.Version(1));
        editor.price(sku, new Price(Money.of(3999, "EUR"), FRIDAY, null), new Expected.Version(2));
        Product changed = stored(editor.price(sku, Price.of(7000, "EUR"), new Expected.Version(3)));

        assertThat(changed.variants().getFirst().prices())
                .isEqualTo(PriceList.of(Price.of(7000, "EUR"), new Price(Money.of(3999, "EUR"), FRIDAY, null)));

        assertThat(editor.withoutPrice(sku, EUR, FRIDAY, new Expected.Version(3)))
                .isEqualTo(new ProductEdit.Outdated(4));
        assertThat(editor.withoutPrice(sku, EUR, TUESDAY, new Expected.Version(4)))
                .isEqualTo(new ProductEdit.NoSuchPrice());
        Product without = stored(editor.withoutPrice(sku, EUR, FRIDAY, new Expected.Version(4)));
        assertThat(without.version()).isEqualTo(5);
        assertThat(without.variants().getFirst().prices()).isEqualTo(PriceList.of(Price.of(7000, "EUR")));
    }

    @Test
    void onlyWhatIsSoldHasPricesAndNotTooMany() {
        shop.sells("MANY", 6400);
        Sku sku = new Sku("MANY");
        for (int day = 1; day < PriceList.MOST; day++) {
            editor.price(sku, new Price(Money.of(day, "EUR"), TUESDAY.plusSeconds(day), null), new Expected.Anything());
        }

        assertThat(editor.price(sku, new Price(Money.of(1, "EUR"), FRIDAY, null), new Expected.Anything()))
                .isEqualTo(new ProductEdit.TooManyPrices());
        assertThat(file("prd_many").product().version()).isEqualTo(PriceList.MOST);
        assertThat(editor.price(new Sku("NO-SUCH"), Price.of(1, "EUR"), new Expected.Anything()))
                .isEqualTo(new ProductEdit.NotSold());

        editor.put(new Product("prd_many", "shoes", "Many", "", List.of()));
        assertThat(editor.price(sku, Price.of(1, "EUR"), new Expected.Anything()))
                .isEqualTo(new ProductEdit.NotSold());
        assertThat(file("prd_many").formerSkus()).containsExactly(sku);
    }

    @Test
    void whatIsArchivedKeepsAllThatWasSaidOfIt() {
        Product sold = stored(editor.put(Shop.product("REST", 6400)));

        Product archived = stored(editor.archive(sold.id(), new Expected.Version(1)));
        assertThat(archived.archived()).isTrue();
        assertThat(shop.catalogue().product(sold.id())).isEmpty();
        assertThat(editor.activate(sold.id(), new Expected.Version(1))).isEqualTo(new ProductEdit.Outdated(2));

        Product back = stored(editor.activate(sold.id(), new Expected.Version(2)));
        assertThat(back.variants()).isEqualTo(sold.variants());
        assertThat(shop.catalogue().product(sold.id())).contains(back);
        assertThat(shop.catalogue().offer(new Sku("REST"))).isPresent();
    }

    @Test
    void thoseWhoEditFindEveryProductOnce() {
        shop.category("listed").category("below", "listed");
        for (int i = 0; i < 7; i++) {
            shop.sells(new Product(
                    "prd_listed_" + i, i % 2 == 0 ? "listed" : "below", "L", "", List.of(variant("L-" + i))));
        }
        editor.archive("prd_listed_3", new Expected.Anything());

        assertThat(list("listed", null, null)).hasSize(7).isSorted();
        assertThat(list("below", null, null)).containsExactly("prd_listed_1", "prd_listed_3", "prd_listed_5");
        assertThat(list("listed", null, true)).containsExactly("prd_listed_3");
        assertThat(list(null, "L-3", null)).containsExactly("prd_listed_3");
        assertThat(list("no-such", null, null)).isEmpty();
    }

    private static List<String> list(@Nullable String category, @Nullable String sku, @Nullable Boolean archived) {
        List<String> met = new ArrayList<>();
        String cursor = null;
        do {
            ProductFiles.Page page =
                    shop.get(ProductFiles.class).list(new ProductFiles.Query(category, sku, archived, cursor, 3));
            page.items().forEach(item -> met.add(item.product().id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return met;
    }

    private interface Edit {
        ProductEdit by(int number);
    }

    private static List<ProductEdit> atOnce(int editors, Edit edit) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(editors)) {
            List<Callable<ProductEdit>> edits = IntStream.range(0, editors)
                    .<Callable<ProductEdit>>mapToObj(number -> () -> edit.by(number))
                    .toList();
            List<ProductEdit> done = new ArrayList<>();
            for (Future<ProductEdit> one : pool.invokeAll(edits)) {
                done.add(one.get());
            }
            return done;
        }
    }

    private static ProductEdit first(List<ProductEdit> edits) {
        return edits.stream()
                .filter(ProductEdit.Stored.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Product stored(ProductEdit edit) {
        assertThat(edit).isInstanceOf(ProductEdit.Stored.class);
        return ((ProductEdit.Stored) edit).product().product();
    }

    private static StoredProduct file(String id) {
        return shop.get(ProductFiles.class).find(id).orElseThrow();
    }

    private static long costs(Sku sku, Instant moment) {
        return shop.catalogue()
                .offer(sku)
                .orElseThrow()
                .priceIn(EUR, moment)
                .orElseThrow()
                .amount();
    }

    private static Product.Variant variant(String sku) {
        return new Product.Variant(new Sku(sku), Map.of(), 100, null, PriceList.of(Price.of(1000, "EUR")));
    }
}
