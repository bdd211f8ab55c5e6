package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.Json;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Reads products with everything in them, as many as are wanted in one statement, hence each as it was committed. */
final class ProductRows {

    private static final TypeReference<Map<String, Product.Text>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Product.Image>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Attribute>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<List<VariantRow>> VARIANTS = new TypeReference<>() {};

    private static final String SELECT = """
            select p.*, (select jsonb_agg(jsonb_build_object('sku', v.sku, 'options', v.options, 'archived', v.archived,
                  'weight_grams', v.weight_grams, 'length_mm', v.length_mm, 'width_mm', v.width_mm, 'height_mm', v.height_mm,
                  'prices', (select jsonb_agg(jsonb_build_object('currency', c.currency, 'amount', c.amount,
                      'from', nullif(c.valid_from, '-infinity'), 'until', nullif(c.valid_until, 'infinity')))
                    from price c where c.sku = v.sku)) order by v.position, v.sku)
                from variant v where v.product_id = p.id) as variants
            from product p where\s""";

    private final JdbcClient jdbc;

    ProductRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredProduct> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** By id; those that do not exist are left out. */
    List<StoredProduct> find(Collection<String> ids) {
        return jdbc.sql(SELECT + "p.id = any(?) order by p.id")
                .param(ids.toArray(String[]::new))
                .query((row, _) -> stored(row))
                .list();
    }

    Optional<StoredProduct> ofSku(Sku sku) {
        return jdbc.sql(SELECT + "p.id = (select product_id from variant where sku = ?)")
                .param(sku.value())
                .query((row, _) -> stored(row))
                .optional();
    }

    List<StoredProduct> ofSkus(Collection<String> skus) {
        return jdbc.sql(SELECT + "p.id in (select product_id from variant where sku = any(?))")
                .param(skus.toArray(String[]::new))
                .query((row, _) -> stored(row))
                .list();
    }

    private static StoredProduct stored(ResultSet row) throws SQLException {
        String json = row.getString("variants");
        List<VariantRow> variants = json == null ? List.of() : Json.read(json, VARIANTS);
        Product product = new Product(
                row.getString("id"),
                row.getLong("version"),
                row.getString("category"),
                row.getString("name"),
                row.getString("description"),
                Json.read(row.getString("texts"), TEXTS),
                Json.read(row.getString("images"), IMAGES),
                Json.read(row.getString("attributes"), ATTRIBUTES),
                row.getBoolean("archived"),
                variants.stream()
                        .filter(variant -> !variant.archived())
                        .map(VariantRow::variant)
                        .toList());
        return new StoredProduct(
                product,
                variants.stream()
                        .filter(VariantRow::archived)
                        .map(VariantRow::sku)
                        .toList(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private record VariantRow(
            Sku sku,
            Map<String, String> options,
            boolean archived,
            @JsonProperty("weight_grams") int weightGrams,

            @JsonProperty("length_mm") @Nullable Integer lengthMm,

            @JsonProperty("width_mm") @Nullable Integer widthMm,

            @JsonProperty("height_mm") @Nullable Integer heightMm,

            @Nullable List<PriceRow> prices) {

        Product.Variant variant() {
            return new Product.Variant(
                    sku,
                    options,
                    weightGrams,
                    lengthMm == null || widthMm == null || heightMm == null
                            ? null
                            : new Product.Dimensions(lengthMm, widthMm, heightMm),
                    new PriceList(
                            prices == null
                                    ? List.of()
                                    : prices.stream().map(PriceRow::price).toList()));
        }
    }

    private record PriceRow(
            String currency,
            long amount,
            @Nullable Instant from,
            @Nullable Instant until) {

        Price price() {
            return new Price(Money.of(amount, currency), from, until);
        }
    }
}
