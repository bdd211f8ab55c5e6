package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {

    private static final CategoryTree TREE = new CategoryTree(
            6,
            List.of(
                    category("shoes", "outdoor", "/outdoor/shoes/", 2, false),
                    category("outdoor", null, "/outdoor/", 1, false),
                    category("boots", "shoes", "/outdoor/shoes/boots/", 1, false),
                    category("packs", "outdoor", "/outdoor/packs/", 1, true),
                    category("day-packs", "packs", "/outdoor/packs/day-packs/", 1, false),
                    category("out", null, "/out/", 2, false)));

    @Test
    void leadsFromTheRootToACategoryAndBack() {
        Category boots = TREE.find("boots").orElseThrow();

        assertThat(TREE.breadcrumbs(boots)).extracting(Category::id).containsExactly("outdoor", "shoes", "boots");
        assertThat(TREE.children("outdoor")).extracting(Category::id).containsExactly("packs", "shoes");
        assertThat(TREE.children(null)).extracting(Category::id).containsExactly("outdoor", "out");
    }

    @Test
    void aBranchIsACategoryAndAllBelowIt() {
        assertThat(TREE.branch("outdoor")).containsExactlyInAnyOrder("outdoor", "shoes", "boots", "packs", "day-packs");
        assertThat(TREE.branch("out")).containsExactly("out");
        assertThat(TREE.branch("no-such")).isEmpty();
    }

    @Test
    void whatIsBelowAnArchivedCategoryIsNotShownEither() {
        assertThat(TREE.shown().categories())
                .extracting(Category::id)
                .containsExactlyInAnyOrder("outdoor", "shoes", "boots", "out");
    }

    private static Category category(String id, @Nullable String parent, String path, int position, boolean archived) {
        return new Category(id, 1, parent, path, position, Map.of("en", id), archived);
    }
}
