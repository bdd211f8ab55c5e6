package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A product with its variants and prices. The version is raised here, once per change of anything in it, and the database
 * insists: the near-cache tells old from new by it.
 */
@Entity
@Table(name = "product")
class ProductEntity {

    @Id
    private String id;

    private long version;
    private String category;
    private String name;
    private String description;
    private boolean archived;

    @OneToMany(mappedBy = "product", cascade = CascadeType.ALL)
    @MapKey(name = "sku")
    private Map<String, VariantEntity> variants = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected ProductEntity() {}

    @SuppressWarnings("NullAway.Init")
    ProductEntity(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    boolean archived() {
        return archived;
    }

    /** A variant that is no longer named is archived, not forgotten: orders and stock still speak of its SKU. */
    void become(Product product) {
        version++;
        archived = false;
        category = product.category();
        name = product.name();
        description = product.description();
        variants.values().forEach(VariantEntity::archive);
        int position = 0;
        for (Product.Variant variant : product.variants()) {
            variants.computeIfAbsent(variant.sku().value(), sku -> new VariantEntity(sku, this))
                    .become(variant, position++);
        }
    }

    void archive() {
        version++;
        archived = true;
    }

    Product product() {
        return new Product(
                id,
                version,
                category,
                name,
                description,
                onSale().map(VariantEntity::variant).toList());
    }

    /** Of every variant that ever was; empty for those that are not sold any more. */
    Map<Sku, Optional<Offer>> offers() {
        Map<Sku, Optional<Offer>> offers = new HashMap<>();
        variants.values().forEach(variant -> offers.put(new Sku(variant.sku()), offer(variant)));
        return offers;
    }

    private Optional<Offer> offer(VariantEntity entity) {
        if (archived || entity.archived()) {
            return Optional.empty();
        }
        Product.Variant variant = entity.variant();
        String title = Titles.of(name, variant.options());
        return Optional.of(new Offer(variant.sku(), id, title, variant.weightGrams(), variant.prices()));
    }

    private Stream<VariantEntity> onSale() {
        return List.copyOf(variants.values()).stream()
                .filter(variant -> !variant.archived())
                .sorted(Comparator.comparing(VariantEntity::position));
    }
}
