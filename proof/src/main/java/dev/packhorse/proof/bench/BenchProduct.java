package dev.packhorse.proof.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A product as an application without a cache would read it. */
@Entity
@Table(name = "product")
class BenchProduct {

    @Id
    private String id;

    private String name;
    private String description;

    @OneToMany(fetch = FetchType.EAGER)
    @JoinColumn(name = "product_id")
    @OrderBy("position")
    private List<BenchVariant> variants = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected BenchProduct() {}

    ReadsApi.Baseline.Shown shown() {
        return new ReadsApi.Baseline.Shown(
                id,
                name,
                description,
                variants.stream()
                        .map(variant -> new ReadsApi.Baseline.Item(
                                variant.sku, variant.weightGrams, Map.copyOf(variant.options)))
                        .toList());
    }

    @Entity
    @Table(name = "variant")
    static class BenchVariant {

        @Id
        private String sku;

        private int position;
        private int weightGrams;

        @JdbcTypeCode(SqlTypes.JSON)
        private Map<String, String> options = Map.of();

        @SuppressWarnings("NullAway.Init")
        protected BenchVariant() {}
    }
}
