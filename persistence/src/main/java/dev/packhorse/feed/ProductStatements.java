package dev.packhorse.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.Json;
import dev.packhorse.catalogue.BulkChanges;
import dev.packhorse.feed.ProductRow.Parent;
import dev.packhorse.feed.ProductRow.Variant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of a bulk change of the catalogue. Each writes only what differs from what is there, so that the same file again
 * changes nothing, and a product's version rises by one however much of it changes at once.
 */
class ProductStatements {

    private static final String PRODUCT_ROWS = """
            jsonb_to_recordset(?::jsonb) as r (
              id text, category text, name text, description text, texts jsonb, images jsonb, attributes jsonb)""";

    private static final String VARIANT_ROWS = """
            jsonb_to_recordset(?::jsonb) as r (
              sku text, product_id text, position int, options jsonb, weight_grams int, length_mm int, width_mm int, height_mm int)""";

    /** An image that was there keeps what else is known of it. */
    private static final String IMAGES = """
            (select coalesce(jsonb_agg(coalesce(
                (select i from jsonb_array_elements(%s) i where i ->> 'url' = u limit 1), jsonb_build_object('url', u, 'alt', '')) order by n), '[]')
              from jsonb_array_elements_text(r.images) with ordinality x (u, n))""";

    /** Language by language, so that a name alone does not take the description away; a translation has both. */
    private static final String TEXTS = """
            (select coalesce(jsonb_object_agg(language, jsonb_build_object('name', coalesce(r.name, %1$s), 'description', '')
                || coalesce(%2$s -> language, '{}') || coalesce(r.texts -> language, '{}')), '{}')
              from jsonb_object_keys(%2$s || r.texts) language)""";

    private final JdbcClient jdbc;
    private final BulkChanges changes;

    ProductStatements(JdbcClient jdbc, BulkChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    record Price(String sku, @JsonProperty("product_id") String productId, String currency, long amount) {}

    JdbcClient jdbc() {
        return jdbc;
    }

    void tell(Set<String> changed) {
        changes.changedInThisTransaction(changed);
    }

    /** Those that are there, by id, with their category. */
    Map<String, String> lockProducts(List<ProductRow> rows) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("select id, category from product where id = any(?) order by id for no key update")
                .param(ids(rows))
                .query(row -> {
                    found.put(row.getString("id"), row.getString("category"));
                });
        return found;
    }

    void lockProductsOf(Collection<String> skus) {
        jdbc.sql("""
                select id from product where id in (select product_id from variant where sku = any(?)) order by id
                for no key update
                """).param(skus.toArray(String[]::new)).query(String.class).list();
    }

    /** To which product a SKU belongs, of those that are there. */
    Map<String, String> owners(List<ProductRow> rows) {
        return owners(rows.stream().map(row -> row.variant().sku()).toList());
    }

    Map<String, String> owners(Collection<String> skus) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("select sku, product_id from variant where sku = any(?)")
                .param(skus.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("sku"), row.getString("product_id"));
                });
        return found;
    }

    Set<String> categories(List<ProductRow> rows) {
        String[] named = rows.stream()
                .map(row -> row.product().category())
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return new HashSet<>(jdbc.sql("select id from category where id = any(?)")
                .param(named)
                .query(String.class)
                .list());
    }

    /** @return the products that were made or changed */
    Set<String> write(List<Parent> products, List<Variant> variants, List<Price> prices) {
        String productRows = Json.write(products);
        String variantRows = Json.write(variants);
        Set<String> made = insertProducts(productRows);
        Set<String> touched = new HashSet<>();
        touched.addAll(updateVariants(variantRows));
        touched.addAll(insertVariants(variantRows));
        touched.addAll(putPrices(Json.write(prices)));
        Set<String> changed = new HashSet<>(made);
        changed.addAll(updateProducts(productRows, touched, made));
        return changed;
    }

    private List<String> ids(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Set<String> insertProducts(String rows) {
        return new HashSet<>(ids(
                """
                insert into product (id, version, category, name, description, texts, images, attributes)
                select r.id, 1, r.category, r.name, coalesce(r.description, ''), %s,
                  case when r.images is null then '[]' else %s end, r.attributes
                from %s
                where not exists (select from product p where p.id = r.id) order by r.id
                on conflict do nothing returning id
                """.formatted(TEXTS.formatted("''", "'{}'::jsonb"), IMAGES.formatted("'[]'::jsonb"), PRODUCT_ROWS),
                rows));
    }

    private List<String> updateVariants(String rows) {
        return ids("""
                update variant v
                set position = coalesce(r.position, v.position), options = v.options || r.options,
                  weight_grams = coalesce(r.weight_grams, v.weight_grams), length_mm = coalesce(r.length_mm, v.length_mm),
                  width_mm = coalesce(r.width_mm, v.width_mm), height_mm = coalesce(r.height_mm, v.height_mm), archived = false
                from %s
                where v.sku = r.sku and (false, coalesce(r.position, v.position), v.options || r.options,
                    coalesce(r.weight_grams, v.weight_grams), coalesce(r.length_mm, v.length_mm),
                    coalesce(r.width_mm, v.width_mm), coalesce(r.height_mm, v.height_mm))
                  is distinct from (v.archived, v.position, v.options, v.weight_grams, v.length_mm, v.width_mm, v.height_mm)
                returning v.product_id
                """.formatted(VARIANT_ROWS), rows);
    }

    private List<String> insertVariants(String rows) {
        return ids("""
                insert into variant (sku, product_id, position, options, weight_grams, length_mm, width_mm, height_mm)
                select r.sku, r.product_id,
                  coalesce(r.position, (select coalesce(max(position) + 1, 0) from variant where product_id = r.product_id)
                    + row_number() over (partition by r.product_id order by r.sku) - 1),
                  r.options, r.weight_grams, r.length_mm, r.width_mm, r.height_mm
                from %s
                where not exists (select from variant v where v.sku = r.sku) order by r.sku
                returning product_id
                """.formatted(VARIANT_ROWS), rows);
    }

    /** The ordinary prices, which are valid at any time. */
    private List<String> putPrices(String rows) {
        return ids("""
                with put as (
                  insert into price (sku, currency, amount)
                  select r.sku, r.currency, r.amount
                  from jsonb_to_recordset(?::jsonb) as r (sku text, currency text, amount bigint) order by r.sku, r.currency
                  on conflict (sku, currency, valid_from) do update set amount = excluded.amount
                    where price.amount <> excluded.amount
                  returning sku)
                select distinct v.product_id from put join variant v on v.sku = put.sku
                """, rows);
    }

    private List<String> updateProducts(String rows, Set<String> touched, Set<String> made) {
        return ids(
                """
                update product p
                set version = p.version + 1, category = n.category, name = n.name, description = n.description,
                  texts = n.texts, images = n.images, attributes = n.attributes, archived = false, updated_at = clock_timestamp()
                from (
                  select r.id, coalesce(r.category, o.category) as category, coalesce(r.name, o.name) as name,
                    coalesce(r.description, o.description) as description, %s as texts,
                    case when r.images is null then o.images else %s end as images, o.attributes || r.attributes as attributes
                  from %s join product o on o.id = r.id) n
                where p.id = n.id and p.id <> all(?)
                  and (p.id = any(?) or p.archived
                    or (n.category, n.name, n.description, n.texts, n.images, n.attributes)
                      is distinct from (p.category, p.name, p.description, p.texts, p.images, p.attributes))
                returning p.id
                """.formatted(TEXTS.formatted("o.name", "o.texts"), IMAGES.formatted("o.images"), PRODUCT_ROWS),
                rows,
                made.toArray(String[]::new),
                touched.toArray(String[]::new));
    }

    /** Raises the version of products of which something else was changed. */
    void raise(Collection<String> products) {
        ids(
                "update product set version = version + 1, updated_at = clock_timestamp() where id = any(?) returning id",
                (Object) products.toArray(String[]::new));
    }

    private static String[] ids(List<ProductRow> rows) {
        return rows.stream().map(row -> row.product().id()).distinct().sorted().toArray(String[]::new);
    }
}
