package dev.packhorse.catalogue;

import dev.packhorse.AfterCommit;
import dev.packhorse.Expected;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the category tree, one change at a time: it is small and changes seldom, and a branch that moves while another one
 * moves could end below itself.
 */
public class CategoryEditor {

    private final CategoryRows rows;
    private final CatalogueRows catalogue;
    private final CatalogueCache cache;
    private final ProductSearchRows searchRows;
    private final TransactionTemplate transaction;

    CategoryEditor(
            CatalogueCache cache,
            ProductSearchRows searchRows,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.rows = new CategoryRows(jdbc);
        this.catalogue = new CatalogueRows(jdbc, transactions);
        this.cache = cache;
        this.searchRows = searchRows;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Past the cache, for those who edit it. */
    public CategoryTree tree() {
        return catalogue.categories().as(CategoryTree.class).orElseThrow();
    }

    /** Adds a category below a parent, or at the root without one; of one that exists only names and position are changed. */
    public CategoryEdit put(
            String id,
            @Nullable String parent,
            Map<String, String> names,
            @Nullable Integer position,
            Expected expected) {
        return decide(() -> {
            Category known = rows.find(id).orElse(null);
            long present = known == null ? 0 : known.version();
            if (!expected.isMetBy(present)) {
                return new CategoryEdit.Outdated(present);
            }
            if (known == null) {
                int place = position == null ? 0 : position;
                return place(parent, 1, path -> rows.insert(id, parent, path + id + "/", names, place), id);
            }
            if (parent != null && !parent.equals(known.parent())) {
                return new CategoryEdit.Elsewhere(known.parent());
            }
            rows.describe(id, names, position == null ? known.position() : position);
            return stored(id);
        });
    }

    /** Hangs a category, and all that is below it, under another parent, or makes it a root. */
    public CategoryEdit move(String id, @Nullable String parent, @Nullable Integer position, Expected expected) {
        return change(id, expected, known -> {
            boolean circle = parent != null
                    && rows.find(parent)
                            .filter(target -> target.isWithin(known))
                            .isPresent();
            return circle
                    ? new CategoryEdit.Circle()
                    : place(
                            parent,
                            rows.height(known),
                            path -> rows.move(
                                    known, parent, path + id + "/", position == null ? known.position() : position),
                            id);
        });
    }

    /** Nobody is shown it any more, nor what is below it; its products stay on sale. */
    public CategoryEdit archive(String id, Expected expected) {
        return archived(id, true, expected);
    }

    public CategoryEdit activate(String id, Expected expected) {
        return archived(id, false, expected);
    }

    private CategoryEdit archived(String id, boolean archived, Expected expected) {
        return change(id, expected, known -> {
            if (known.archived() != archived) {
                rows.archived(id, archived);
            }
            return stored(id);
        });
    }

    private interface Change {
        CategoryEdit of(Category known);
    }

    private interface Placement {
        void at(String path);
    }

    private CategoryEdit change(String id, Expected expected, Change change) {
        return decide(() -> {
            Category known = rows.find(id).orElse(null);
            if (known == null) {
                return new CategoryEdit.Unknown();
            }
            return expected.isMetBy(known.version()) ? change.of(known) : new CategoryEdit.Outdated(known.version());
        });
    }

    /** @param height levels that need a place, from the one that is placed down */
    private CategoryEdit place(@Nullable String parent, int height, Placement placement, String id) {
        Category above = parent == null ? null : rows.find(parent).orElse(null);
        if (parent != null && above == null) {
            return new CategoryEdit.UnknownParent(parent);
        }
        int depth = above == null ? 0 : above.trail().size();
        if (depth + height > Category.DEPTH_MAX) {
            return new CategoryEdit.TooDeep();
        }
        placement.at(above == null ? "/" : above.path());
        return stored(id);
    }

    private CategoryEdit decide(Supplier<CategoryEdit> work) {
        return transaction.execute(status -> {
            rows.lockTree();
            CategoryEdit edit = work.get();
            if (!(edit instanceof CategoryEdit.Stored)) {
                status.setRollbackOnly();
            }
            return edit;
        });
    }

    private CategoryEdit stored(String id) {
        searchRows.refreshBranch(id);
        // The tree as it is after the commit, others' changes among it: whoever publishes last has the highest version
        // anyway.
        AfterCommit.run(() -> cache.publish(Region.CATEGORIES, Region.ALL_CATEGORIES, catalogue.categories()));
        return new CategoryEdit.Stored(rows.find(id).orElseThrow());
    }
}
