package dev.packhorse.proof.invariant;

import java.util.List;

/** What is sold can be found. */
final class CatalogueInvariants {

    private CatalogueInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant(
                        "categories-are-a-tree",
                        "Each category's path is that of its parent and its own id, so that none is lost in a circle.",
                        """
                        select c.id, format('its path is %s, but its parent is %s with %s', c.path,
                                 coalesce(p.id, 'nobody'), coalesce(p.path, '/'))
                        from category c left join category p on p.id = c.parent_id
                        where c.path <> coalesce(p.path, '/') || c.id || '/'
                        """),
                new Invariant("sold-is-in-a-category", "Every product is in a category that exists.", """
                        select p.id, format('there is no category %s', p.category)
                        from product p left join category c on c.id = p.category where c.id is null
                        """));
    }
}
