package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Expected;
import dev.packhorse.Shop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** With a cache, so that what is shown has come through it. */
class CategoryEditorTest {

    private static final Expected ANYTHING = new Expected.Anything();

    @AutoClose
    private final Shop shop = Shop.open(
            "packhorse.cache.topology=embedded",
            "packhorse.cache.port=0",
            "packhorse.cache.cluster-name=categories-" + System.nanoTime());

    private final CategoryEditor editor = shop.get(CategoryEditor.class);

    @Test
    void aBranchMovesWithEverythingBelowIt() {
        shop.category("shoes", "outdoor")
                .category("boots", "shoes")
                .category("sale")
                .category("shoes_new", "outdoor");
        shop.sells(new Product("prd_boot", "boots", "Boot", "", List.of()));
        assertThat(productsOf("outdoor")).containsExactly("prd_boot");
        assertThat(productsOf("sale")).isEmpty();

        assertThat(editor.move("shoes", "sale", null, new Expected.Version(1))).isInstanceOf(CategoryEdit.Stored.class);

        assertThat(category("shoes").path()).isEqualTo("/sale/shoes/");
        assertThat(category("boots").path()).isEqualTo("/sale/shoes/boots/");
        assertThat(category("boots").parent()).isEqualTo("shoes");
        assertThat(List.of(category("shoes").version(), category("boots").version()))
                .containsExactly(2L, 2L);
        assertThat(category("shoes_new"))
                .isEqualTo(new Category(
                        "shoes_new", 1, "outdoor", "/outdoor/shoes_new/", 0, Map.of("en", "shoes_new"), false));
        assertThat(productsOf("outdoor")).isEmpty();
        assertThat(productsOf("sale")).containsExactly("prd_boot");
        assertThat(brokenPaths()).isEmpty();
    }

    @Test
    void refusesWhatWouldBeNoTree() {
        shop.category("shoes", "outdoor").category("boots", "shoes");

        assertThat(editor.move("outdoor", "boots", 0, ANYTHING)).isEqualTo(new CategoryEdit.Circle());
        assertThat(editor.move("outdoor", "outdoor", 0, ANYTHING)).isEqualTo(new CategoryEdit.Circle());
        assertThat(editor.move("boots", "no-such", 0, ANYTHING)).isEqualTo(new CategoryEdit.UnknownParent("no-such"));
        assertThat(editor.move("no-such", null, 0, ANYTHING)).isEqualTo(new CategoryEdit.Unknown());
        assertThat(editor.put("boots", "outdoor", Map.of("en", "Boots"), 0, ANYTHING))
                .isEqualTo(new CategoryEdit.Elsewhere("shoes"));
        assertThat(category("boots").version()).isEqualTo(1);
    }

    @Test
    void theTreeHasABottom() {
        String above = "outdoor";
        for (int depth = 2; depth <= Category.DEPTH_MAX; depth++) {
            shop.category("level-" + depth, above);
            above = "level-" + depth;
        }
        shop.category("home").category("kitchen", "home");

        assertThat(editor.put("too-deep", above, Map.of("en", "Deep"), 0, ANYTHING))
                .isEqualTo(new CategoryEdit.TooDeep());
        assertThat(editor.move("home", "level-11", 0, ANYTHING))
                .as("its kitchen would be the thirteenth level")
                .isEqualTo(new CategoryEdit.TooDeep());
        assertThat(editor.move("home", "level-10", 0, ANYTHING)).isInstanceOf(CategoryEdit.Stored.class);
    }

    @Test
    void anEditorWhoHasNotSeenTheLastVersionIsTold() {
        assertThat(editor.put("outdoor", null, Map.of("en", "Outdoor"), 3, new Expected.Version(1)))
                .isInstanceOf(CategoryEdit.Stored.class);

        assertThat(editor.put("outdoor", null, Map.of("en", "Outside"), 4, new Expected.Version(1)))
                .isEqualTo(new CategoryEdit.Outdated(2));
        assertThat(editor.put("outdoor", null, Map.of("en", "Outside"), 4, new Expected.Nothing()))
                .isEqualTo(new CategoryEdit.Outdated(2));
        assertThat(editor.put("no-such", null, Map.of("en", "None"), 4, new Expected.Version(1)))
                .isEqualTo(new CategoryEdit.Outdated(0));
        assertThat(editor.archive("outdoor", new Expected.Version(1))).isEqualTo(new CategoryEdit.Outdated(2));
        assertThat(category("outdoor").names()).containsEntry("en", "Outdoor");
    }

    @Test
    void whatIsArchivedIsNotShownAndComesBack() {
        shop.category("shoes", "outdoor").category("boots", "shoes");
        shop.sells(new Product("prd_boot", "boots", "Boot", "", List.of()));

        editor.archive("shoes", ANYTHING);
        editor.archive("shoes", ANYTHING);

        assertThat(category("shoes").version()).isEqualTo(2);
        assertThat(shop.catalogue().categories().shown().categories())
                .extracting(Category::id)
                .containsExactly("outdoor");
        assertThat(productsOf("outdoor")).isEmpty();
        assertThat(shop.catalogue().product("prd_boot")).as("it is still sold").isPresent();

        editor.activate("shoes", ANYTHING);
        assertThat(productsOf("outdoor")).containsExactly("prd_boot");
    }

    @Test
    void twoBranchesThatMoveBelowEachOtherAtOnceDoNotVanish() throws Exception {
        shop.category("left").category("left-leaf", "left").category("right").category("right-leaf", "right");
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                List<CategoryEdit> edits = atOnce(
                        two,
                        () -> editor.move("left", "right-leaf", 0, ANYTHING),
                        () -> editor.move("right", "left-leaf", 0, ANYTHING));

                assertThat(edits)
                        .hasAtLeastOneElementOfType(CategoryEdit.Stored.class)
                        .contains(new CategoryEdit.Circle());
                assertThat(brokenPaths()).isEmpty();
                editor.move("left", null, 0, ANYTHING);
                editor.move("right", null, 0, ANYTHING);
            }
        }
        assertThat(category("left-leaf").path()).isEqualTo("/left/left-leaf/");
    }

    private static List<CategoryEdit> atOnce(
            ExecutorService pool, Callable<CategoryEdit> one, Callable<CategoryEdit> other) throws Exception {
        Future<CategoryEdit> first = pool.submit(one);
        Future<CategoryEdit> second = pool.submit(other);
        return List.of(first.get(), second.get());
    }

    private List<String> brokenPaths() {
        return shop.sql().sql("""
                select c.id from category c left join category p on p.id = c.parent_id
                where c.path <> coalesce(p.path, '/') || c.id || '/' or (c.parent_id is not null and p.id is null)
                """).query(String.class).list();
    }

    private Category category(String id) {
        return editor.tree().find(id).orElseThrow();
    }

    private List<String> productsOf(@Nullable String category) {
        return shop.catalogue().products(new ProductQuery(category, null, 100)).items().stream()
                .map(Product::id)
                .toList();
    }
}
