package dev.packhorse.catalogue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All categories: small enough to be read, cached and shown as one.
 *
 * @param version the sum of the categories' versions: it only rises, since each of them only rises and none ever goes
 */
public record CategoryTree(long version, List<Category> categories) {

    private static final Comparator<Category> AS_SHOWN =
            Comparator.comparingInt(Category::position).thenComparing(Category::id);

    public CategoryTree {
        categories = categories.stream().sorted(AS_SHOWN).toList();
    }

    /** Without those that are archived, and without what is below them. */
    public CategoryTree shown() {
        Set<String> archived = categories.stream()
                .filter(Category::archived)
                .map(Category::id)
                .collect(Collectors.toCollection(HashSet::new));
        return new CategoryTree(
                version,
                categories.stream()
                        .filter(category -> category.trail().stream().noneMatch(archived::contains))
                        .toList());
    }

    public Optional<Category> find(String id) {
        return categories.stream().filter(category -> category.id().equals(id)).findFirst();
    }

    /** @param parent null for the roots */
    public List<Category> children(@Nullable String parent) {
        return categories.stream()
                .filter(category -> Objects.equals(category.parent(), parent))
                .toList();
    }

    /** From the root to the category itself: what one clicks to go up again. */
    public List<Category> breadcrumbs(Category category) {
        return category.trail().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** The ids of a category and of everything below it; none when there is no such category. */
    public Set<String> branch(String id) {
        return find(id).stream()
                .flatMap(root -> categories.stream().filter(category -> category.isWithin(root)))
                .map(Category::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
