package dev.packhorse.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A category on the wire, in one language, with the way up to the root and the next level down. */
@Schema(name = "Category")
record CategoryResource(
        @Schema(example = "boots") String id,
        @Schema(example = "Boots") String name,

        @Schema(description = "From the root down to this one")
        List<Link> breadcrumbs,

        List<Link> children) {

    @Schema(name = "CategoryLink")
    record Link(
            @Schema(example = "footwear") String id,
            @Schema(example = "Footwear") String name) {}

    @Schema(name = "CategoryBranch")
    record Branch(
            @Schema(example = "footwear") String id,
            @Schema(example = "Footwear") String name,
            List<Branch> children) {}

    @Schema(name = "CategoryTree")
    record Tree(List<Branch> items) {}

    static CategoryResource of(CategoryTree shown, Category category, CategoryNames names) {
        return new CategoryResource(
                category.id(),
                names.of(category),
                links(shown.breadcrumbs(category), names),
                links(shown.children(category.id()), names));
    }

    static Tree tree(CategoryTree shown, CategoryNames names) {
        return new Tree(branches(shown, shown.children(null), names));
    }

    private static List<Branch> branches(CategoryTree shown, List<Category> level, CategoryNames names) {
        return level.stream()
                .map(category -> new Branch(
                        category.id(), names.of(category), branches(shown, shown.children(category.id()), names)))
                .toList();
    }

    private static List<Link> links(List<Category> categories, CategoryNames names) {
        return categories.stream()
                .map(category -> new Link(category.id(), names.of(category)))
                .toList();
    }
}
