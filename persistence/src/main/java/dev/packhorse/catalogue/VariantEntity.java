package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "variant")
class VariantEntity {

    @Id
    private String sku;

    @ManyToOne(fetch = FetchType.LAZY)
    private ProductEntity product;

    private int position;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> options = new HashMap<>();

    private int weightGrams;
    private boolean archived;

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "price", joinColumns = @JoinColumn(name = "sku"))
    @MapKeyColumn(name = "currency")
    @Column(name = "amount")
    private Map<String, Long> prices = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected VariantEntity() {}

    @SuppressWarnings("NullAway.Init")
    VariantEntity(String sku, ProductEntity product) {
        this.sku = sku;
        this.product = product;
    }

    String sku() {
        return sku;
    }

    int position() {
        return position;
    }

    boolean archived() {
        return archived;
    }

    void archive() {
        archived = true;
    }

    void become(Product.Variant variant, int place) {
        archived = false;
        position = place;
        options = Map.copyOf(variant.options());
        weightGrams = variant.weightGrams();
        prices.keySet()
                .removeIf(currency -> variant.prices().stream()
                        .noneMatch(price -> price.currency().getCurrencyCode().equals(currency)));
        variant.prices().forEach(price -> prices.put(price.currency().getCurrencyCode(), price.amount()));
    }

    Product.Variant variant() {
        return new Product.Variant(
                new Sku(sku),
                options,
                weightGrams,
                new TreeMap<>(prices)
                        .entrySet().stream()
                                .map(price -> Money.of(price.getValue(), price.getKey()))
                                .toList());
    }
}
