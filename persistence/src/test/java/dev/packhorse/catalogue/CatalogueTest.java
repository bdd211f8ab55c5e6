package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Expected;
import dev.packhorse.InvalidCursor;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLevel;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue without a cache: what PostgreSQL says. */
class CatalogueTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void warehouses() {
        shop.warehouse("BER", "DE", 1)
                .warehouse("LYS", "FR", 2)
                .category("shoes")
                .category("paged");
    }

    @Test
    void storesAProductWithVariantsAndPrices() {
        Product boot = boot(variant("BOOT-42", 9900), variant("BOOT-41", 9900));

        Product stored = put(boot);

        assertThat(stored.version()).isEqualTo(1);
        assertThat(shop.catalogue().product("prd_boot")).contains(stored);
        assertThat(stored.variants())
                .extracting(Product.Variant::sku)
                .containsExactly(new Sku("BOOT-42"), new Sku("BOOT-41"));
        Offer offer = shop.catalogue().offer(new Sku("BOOT-41")).orElseThrow();
        assertThat(offer.title()).isEqualTo("Boot (brown, BOOT-41)");
        assertThat(offer.priceIn(Currency.getInstance("EUR"), Instant.now())).contains(Money.of(9900, "EUR"));
        assertThat(offer.priceIn(Currency.getInstance("USD"), Instant.now())).isEmpty();
    }

    @Test
    void replacesPricesAndVariantsUnderTheNextVersion() {
        put(product("prd_sock", "Sock", variant("SOCK-S", 500), variant("SOCK-L", 500)));

        Product changed = put(product("prd_sock", "Sock", variant("SOCK-L", 700), variant("SOCK-XL", 800)));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(shop.catalogue().product("prd_sock")).contains(changed);
        assertThat(shop.catalogue().offer(new Sku("SOCK-S"))).isEmpty();
        assertThat(shop.catalogue().offer(new Sku("SOCK-L")).orElseThrow().prices())
                .isEqualTo(PriceList.of(Price.of(700, "EUR")));

        assertThat(put(product("prd_sock", "Sock", variant("SOCK-S", 400))).version())
                .isEqualTo(3);
        assertThat(shop.catalogue().offer(new Sku("SOCK-S"))).isPresent();
    }

    @Test
    void aSkuBelongsToOneProduct() {
        put(product("prd_one", "One", variant("SHARED", 100)));

        assertThat(shop.editor().put(product("prd_two", "Two", variant("OWN", 100), variant("SHARED", 100))))
                .isEqualTo(new ProductEdit.SkusTaken(Map.of(new Sku("SHARED"), "prd_one")));
        assertThat(shop.catalogue().offer(new Sku("OWN"))).isEmpty();
        assertThat(shop.catalogue().product("prd_two")).isEmpty();
    }

    @Test
    void whatIsArchivedComesBackWithAHigherVersion() {
        put(product("prd_kite", "Kite", variant("KITE", 100)));
        shop.editor().archive("prd_kite", new Expected.Version(1));
        shop.editor().archive("prd_kite", new Expected.Version(2));
        assertThat(shop.editor().archive("prd_no_such", new Expected.Version(1)))
                .isEqualTo(new ProductEdit.Unknown());

        assertThat(shop.catalogue().product("prd_kite")).isEmpty();
        assertThat(shop.catalogue().offer(new Sku("KITE"))).isEmpty();
        assertThat(put(product("prd_kite", "Kite", variant("KITE", 100))).version())
                .isEqualTo(3);
    }

    @Test
    void pagesByNameMeetEveryProductOnce() {
        for (int i = 0; i < 23; i++) {
            put(new Product("prd_page_" + i, "paged", "Same name " + i % 3, "", List.of()));
        }
        List<String> met = new ArrayList<>();
        String cursor = null;
        do {
            ProductPage page = shop.catalogue().products(new ProductQuery("paged", cursor, 5));
            page.items().forEach(item -> met.add(item.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(met).hasSize(23).doesNotHaveDuplicates();
        assertThat(shop.catalogue().categories().find("paged")).isPresent();
        assertThatThrownBy(() -> shop.catalogue().products(new ProductQuery(null, "nonsense", 5)))
                .isInstanceOf(InvalidCursor.class);
    }

    @Test
    void addsUpWhatCouldBeHeld() {
        put(product("prd_rope", "Rope", variant("ROPE", 100)));
        Sku rope = new Sku("ROPE");
        assertThat(shop.catalogue().availability(rope)).contains(new Availability(rope, 0, List.of()));

        shop.receives(5, "ROPE", "BER").receives(3, "ROPE", "LYS");
        shop.stock().keepBack(level(rope).getFirst().warehouse(), rope, 2);

        Availability availability = shop.catalogue().availability(rope).orElseThrow();
        assertThat(availability.available()).isEqualTo(6);
        assertThat(availability.version()).isPositive();
        assertThat(shop.catalogue().availability(new Sku("NO-SUCH"))).isEmpty();
    }

    private static List<StockLevel> level(Sku sku) {
        return shop.stock().levels(sku);
    }

    private static Product boot(Product.Variant... variants) {
        return product("prd_boot", "Boot", variants);
    }

    private static Product put(Product product) {
        return ((ProductEdit.Stored) shop.editor().put(product)).product().product();
    }

    private static Product product(String id, String name, Product.Variant... variants) {
        return new Product(id, "shoes", name, "", List.of(variants));
    }

    private static Product.Variant variant(String sku, long cents) {
        return new Product.Variant(
                new Sku(sku), Map.of("size", sku, "colour", "brown"), 100, null, PriceList.of(Price.of(cents, "EUR")));
    }
}
