package dev.packhorse.catalogue;

import dev.packhorse.Json;
import dev.packhorse.inventory.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a product and everything in it, in a handful of statements however many variants it has. */
final class ProductWriter {

    private final JdbcClient jdbc;

    ProductWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the version that there is, which stays until the transaction ends; 0 when there is no such product */
    long lock(String id) {
        return jdbc.sql("select version from product where id = ? for no key update")
                .param(id)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** @return false when it exists by now, after having waited for the transaction that made it */
    boolean insert(Product product) {
        return jdbc.sql("""
                        insert into product (category, name, description, texts, images, attributes, archived, id, version)
                        values (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, 1) on conflict (id) do nothing
                        """).params(columns(product)).param(product.id()).update() == 1;
    }

    void update(Product product) {
        jdbc.sql("""
                update product set category = ?, name = ?, description = ?, texts = ?::jsonb, images = ?::jsonb,
                  attributes = ?::jsonb, archived = ?, version = version + 1, updated_at = clock_timestamp()
                where id = ?
                """).params(columns(product)).param(product.id()).update();
    }

    /** @return whose SKUs these are already; when there are any, the transaction has to be rolled back */
    Map<Sku, String> writeVariants(Product product) {
        Map<Sku, String> taken = variants(product);
        if (taken.isEmpty()) {
            prices(product);
        }
        return taken;
    }

    /** Everything else stays as it is. */
    void archived(String id, boolean archived) {
        jdbc.sql("""
                update product set archived = ?, version = version + 1, updated_at = clock_timestamp() where id = ?
                """).params(archived, id).update();
    }

    void price(String product, Sku sku, Price price) {
        jdbc.sql("""
                insert into price (sku, currency, amount, valid_from, valid_until)
                values (?, ?, ?, coalesce(?::timestamptz, '-infinity'), coalesce(?::timestamptz, 'infinity'))
                on conflict (sku, currency, valid_from) do update set amount = excluded.amount, valid_until = excluded.valid_until
                """)
                .params(
                        sku.value(),
                        price.amount().currency().getCurrencyCode(),
                        price.amount().amount())
                .param(moment(price.from()))
                .param(moment(price.until()))
                .update();
        raiseVersion(product);
    }

    /** @return false when there is none that begins then */
    boolean withoutPrice(String product, Sku sku, Currency currency, @Nullable Instant from) {
        int gone = jdbc.sql("""
                delete from price where sku = ? and currency = ? and valid_from = coalesce(?::timestamptz, '-infinity')
                """)
                .params(sku.value(), currency.getCurrencyCode())
                .param(moment(from))
                .update();
        raiseVersion(product);
        return gone == 1;
    }

    int prices(Sku sku) {
        return jdbc.sql("select count(*) from price where sku = ?")
                .param(sku.value())
                .query(Integer.class)
                .single();
    }

    private void raiseVersion(String product) {
        jdbc.sql("update product set version = version + 1, updated_at = clock_timestamp() where id = ?")
                .param(product)
                .update();
    }

    private static List<Object> columns(Product product) {
        return List.of(
                product.category(),
                product.name(),
                product.description(),
                Json.write(product.translations()),
                Json.write(product.images()),
                Json.write(product.attributes()),
                product.archived());
    }

    /** A variant that is no longer named is archived, not forgotten. */
    private Map<Sku, String> variants(Product product) {
        List<Product.Variant> variants = product.variants();
        String[] skus = column(variants, variant -> variant.sku().value()).toArray(String[]::new);
        jdbc.sql("update variant set archived = true where product_id = ? and not archived and sku <> all(?)")
                .params(product.id(), skus)
                .update();
        List<Product.@Nullable Dimensions> sizes = new ArrayList<>();
        variants.forEach(variant -> sizes.add(variant.dimensions()));
        int written = jdbc.sql("""
                insert into variant as known
                  (sku, product_id, position, options, weight_grams, length_mm, width_mm, height_mm)
                select sku, ?, position, options::jsonb, weight_grams, length_mm, width_mm, height_mm
                from unnest(?, ?, ?, ?, ?, ?, ?)
                  as given (sku, position, options, weight_grams, length_mm, width_mm, height_mm)
                order by sku
                on conflict (sku) do update set position = excluded.position, options = excluded.options,
                  weight_grams = excluded.weight_grams, length_mm = excluded.length_mm, width_mm = excluded.width_mm,
                  height_mm = excluded.height_mm, archived = false
                where known.product_id = excluded.product_id
                """)
                .params(product.id(), skus)
                .param(IntStream.range(0, skus.length).boxed().toArray(Integer[]::new))
                .param(column(variants, variant -> Json.write(variant.options()))
                        .toArray(String[]::new))
                .param(column(variants, Product.Variant::weightGrams).toArray(Integer[]::new))
                .param(millimetres(sizes, Product.Dimensions::lengthMm))
                .param(millimetres(sizes, Product.Dimensions::widthMm))
                .param(millimetres(sizes, Product.Dimensions::heightMm))
                .update();
        return written == skus.length ? Map.of() : owners(product.id(), skus);
    }

    private Map<Sku, String> owners(String product, String[] skus) {
        return jdbc
                .sql("select sku, product_id from variant where sku = any(?) and product_id <> ?")
                .params(skus, product)
                .query((row, _) -> Map.entry(new Sku(row.getString("sku")), row.getString("product_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void prices(Product product) {
        List<String> skus = new ArrayList<>();
        List<Price> prices = new ArrayList<>();
        product.variants()
                .forEach(variant -> variant.prices().prices().forEach(price -> {
                    skus.add(variant.sku().value());
                    prices.add(price);
                }));
        jdbc.sql("delete from price where sku = any(?)")
                .param(column(product.variants(), variant -> variant.sku().value())
                        .toArray(String[]::new))
                .update();
        jdbc.sql("""
                insert into price (sku, currency, amount, valid_from, valid_until)
                select sku, currency, amount, coalesce(valid_from::timestamptz, '-infinity'),
                  coalesce(valid_until::timestamptz, 'infinity')
                from unnest(?, ?, ?, ?, ?) as given (sku, currency, amount, valid_from, valid_until)
                """)
                .param(skus.toArray(String[]::new))
                .param(column(prices, price -> price.amount().currency().getCurrencyCode())
                        .toArray(String[]::new))
                .param(column(prices, price -> price.amount().amount()).toArray(Long[]::new))
                .param(moments(prices, Price::from))
                .param(moments(prices, Price::until))
                .update();
    }

    private static <E, C> List<C> column(List<E> rows, Function<E, C> value) {
        return rows.stream().map(value).toList();
    }

    private static @Nullable Integer[] millimetres(
            List<Product.@Nullable Dimensions> sizes, Function<Product.Dimensions, Integer> side) {
        @Nullable Integer[] column = new Integer[sizes.size()];
        Arrays.setAll(column, row -> {
            Product.Dimensions size = sizes.get(row);
            return size == null ? null : side.apply(size);
        });
        return column;
    }

    private static @Nullable String[] moments(List<Price> prices, Function<Price, @Nullable Instant> bound) {
        @Nullable String[] column = new String[prices.size()];
        Arrays.setAll(column, row -> moment(bound.apply(prices.get(row))));
        return column;
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
