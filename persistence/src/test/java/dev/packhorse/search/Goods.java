package dev.packhorse.search;

import dev.packhorse.Json;
import dev.packhorse.Shop;
import dev.packhorse.catalogue.ProductSearchRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A catalogue written by statements, as an import does it: what changed is told to the search rows in the same transaction. */
public final class Goods {

    private final ProductSearchRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Goods(Shop shop) {
        this.rows = shop.get(ProductSearchRows.class);
        this.jdbc = shop.get(JdbcClient.class);
        this.transaction = new TransactionTemplate(shop.get(PlatformTransactionManager.class));
    }

    /** A price for a while: days from now, or null for without end. */
    public record Tag(String currency, long amount, Integer fromDay, Integer untilDay) {

        public static Tag of(long amount) {
            return new Tag("EUR", amount, null, null);
        }
    }

    public record Article(String sku, Map<String, String> options, long stock, List<Tag> tags) {}

    public record Thing(
            String id,
            String category,
            String name,
            String description,
            Map<String, Map<String, String>> texts,
            Map<String, Object> attributes,
            List<Article> articles) {

        public Thing called(String other) {
            return new Thing(id, category, other, description, texts, attributes, articles);
        }

        public Thing in(String other) {
            return new Thing(id, other, name, description, texts, attributes, articles);
        }
    }

    public static Thing thing(String id, String category, String name, String description) {
        return new Thing("prd_" + id, category, name, description, Map.of(), Map.of(), List.of());
    }

    public Goods shelf(String id, String parent, Map<String, String> names) {
        transaction.executeWithoutResult(_ ->
                jdbc.sql("""
                insert into category (id, parent_id, path, names)
                select x.id, x.parent, coalesce((select path from category where id = x.parent), '/') || x.id || '/', ?::jsonb
                from (select ?::text as id, ?::text as parent) x
                on conflict (id) do update set parent_id = excluded.parent_id, path = excluded.path, names = excluded.names,
                  version = category.version + 1
                """).param(Json.write(names)).param(id).param(parent).update());
        return this;
    }

    public Goods put(Thing... things) {
        for (Thing thing : things) {
            transaction.executeWithoutResult(_ -> write(thing));
        }
        return this;
    }

    /** Everything off sale and every word forgotten, for the next test. */
    public Goods clear() {
        transaction.executeWithoutResult(_ -> {
            List<String> sold = jdbc.sql(
                            "update product set archived = true, version = version + 1 where not archived returning id")
                    .query((row, _) -> row.getString(1))
                    .list();
            rows.refresh(sold);
            jdbc.sql("delete from search_word").update();
            jdbc.sql("delete from search_language where language <> 'en'").update();
        });
        return this;
    }

    public void archive(String id) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update product set archived = true, version = version + 1 where id = ?")
                    .param(id)
                    .update();
            rows.refresh(List.of(id));
        });
    }

    public void rename(String category, Map<String, String> names) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update category set names = ?::jsonb, version = version + 1 where id = ?")
                    .params(Json.write(names), category)
                    .update();
            rows.refreshBranch(category);
        });
    }

    public void move(String category, String parent) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                    update category c set version = c.version + 1,
                      parent_id = case when c.id = top.id then parent.id else c.parent_id end,
                      path = parent.path || top.id || substr(c.path, length(top.path))
                    from category top, category parent
                    where top.id = ? and parent.id = ? and starts_with(c.path, top.path)
                    """).params(category, parent).update();
            rows.refreshBranch(category);
        });
    }

    /** Until every language is offered. */
    public Goods fill() {
        while (rows.fill(7) > 0) {
            // Again.
        }
        return this;
    }

    private void write(Thing thing) {
        jdbc.sql("""
                insert into product (id, version, category, name, description, texts, attributes)
                values (?, 1, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict (id) do update set version = product.version + 1, category = excluded.category, name = excluded.name,
                  description = excluded.description, texts = excluded.texts, attributes = excluded.attributes, archived = false
                """)
                .params(thing.id(), thing.category(), thing.name(), thing.description())
                .params(Json.write(thing.texts()), Json.write(thing.attributes()))
                .update();
        new ArrayList<>(thing.articles()).forEach(article -> write(thing.id(), article));
        rows.refresh(List.of(thing.id()));
    }

    private void write(String product, Article article) {
        jdbc.sql("""
                insert into variant (sku, product_id, position, options, weight_grams) values (?, ?, 0, ?::jsonb, 100)
                on conflict (sku) do update set options = excluded.options
                """)
                .params(article.sku(), product, Json.write(article.options()))
                .update();
        jdbc.sql("delete from price where sku = ?").param(article.sku()).update();
        article.tags()
                .forEach(tag -> jdbc.sql("""
                        insert into price (sku, currency, amount, valid_from, valid_until)
                        values (?, ?, ?, coalesce(now() + ?::int * interval '1 day', '-infinity'),
                          coalesce(now() + ?::int * interval '1 day', 'infinity'))
                        """)
                        .params(article.sku(), tag.currency(), tag.amount())
                        .param(tag.fromDay())
                        .param(tag.untilDay())
                        .update());
        jdbc.sql("""
                insert into stock_level (warehouse, sku, on_hand) values ('BER', ?, ?)
                on conflict (sku, warehouse) do update set on_hand = excluded.on_hand, version = stock_level.version + 1
                """).params(article.sku(), article.stock()).update();
    }
}
