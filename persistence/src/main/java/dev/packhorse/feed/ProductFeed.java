package dev.packhorse.feed;

import dev.packhorse.feed.ProductRow.Parent;
import dev.packhorse.feed.ProductRow.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds and changes products, a chunk of rows with a handful of statements. An import takes nothing away: what a row does not say
 * stays as it is, and a variant that is not in the file goes on being sold.
 */
class ProductFeed {

    private final ProductStatements sql;

    ProductFeed(ProductStatements sql) {
        this.sql = sql;
    }

    /** In the caller's transaction. What is rejected is added to {@code rejections}. */
    Importer.Outcome apply(List<FeedRow> rows, List<Rejection> rejections) {
        List<ProductRow> read = new ArrayList<>();
        for (FeedRow row : rows) {
            Cells cells = new Cells(row, rejections);
            ProductRow product = ProductRow.of(row, cells);
            if (cells.areSound()) {
                read.add(product);
            }
        }
        Set<String> changed = new HashSet<>();
        List<ProductRow> done = new ArrayList<>();
        isolating(read, changed, done, rejections);
        sql.tell(changed);
        int rowsChanged = (int) done.stream()
                .filter(row -> changed.contains(row.product().id()))
                .count();
        return new Importer.Outcome(rejections, rowsChanged);
    }

    /** A row that only the database refuses must not take the others with it: the halves are tried until it stands alone. */
    private void isolating(
            List<ProductRow> rows, Set<String> changed, List<ProductRow> done, List<Rejection> rejections) {
        Poison.isolate(
                sql.jdbc(),
                rows,
                part -> {
                    List<Rejection> refused = new ArrayList<>();
                    List<ProductRow> accepted = accept(part, refused);
                    changed.addAll(write(accepted));
                    done.addAll(accepted);
                    rejections.addAll(refused);
                },
                (row, why) -> rejections.add(new Rejection(row.line(), "", "not_storable", why)));
    }

    private List<ProductRow> accept(List<ProductRow> rows, List<Rejection> rejections) {
        Map<String, String> products = new HashMap<>(sql.lockProducts(rows));
        Map<String, String> owners = new HashMap<>(sql.owners(rows));
        Set<String> categories = sql.categories(rows);
        List<ProductRow> accepted = new ArrayList<>();
        for (ProductRow row : rows) {
            Rejection refused = refusal(row, products, owners, categories);
            if (refused == null) {
                products.putIfAbsent(
                        row.product().id(), String.valueOf(row.product().category()));
                owners.put(row.variant().sku(), row.product().id());
                accepted.add(row);
            } else {
                rejections.add(refused);
            }
        }
        return accepted;
    }

    private static @org.jspecify.annotations.Nullable Rejection refusal(
            ProductRow row, Map<String, String> products, Map<String, String> owners, Set<String> categories) {
        Parent product = row.product();
        String known = products.get(product.id());
        String owner = owners.get(row.variant().sku());
        if (owner != null && !owner.equals(product.id())) {
            return new Rejection(row.line(), "sku", "sku_taken", "belongs to " + owner);
        }
        if (product.category() != null
                && !product.category().equals(known)
                && !categories.contains(product.category())) {
            return new Rejection(row.line(), "category", "unknown_category", "there is no such category");
        }
        if (known == null && product.category() == null) {
            return new Rejection(row.line(), "category", "required", "is required for a new product");
        }
        if (known == null && product.name() == null) {
            return new Rejection(row.line(), "name", "required", "is required for a new product");
        }
        if (owner == null && row.variant().weightGrams() == null) {
            return new Rejection(row.line(), "weight_grams", "required", "is required for a new SKU");
        }
        return null;
    }

    /** Everything goes by its key, so that two who write at once lock in the same order. Answers which products changed. */
    private Set<String> write(List<ProductRow> rows) {
        Map<String, Parent> products = new TreeMap<>();
        Map<String, Variant> variants = new TreeMap<>();
        Map<String, ProductStatements.Price> prices = new TreeMap<>();
        for (ProductRow row : rows) {
            products.merge(row.product().id(), row.product(), Parent::with);
            variants.merge(row.variant().sku(), row.variant(), ProductFeed::later);
            row.prices()
                    .forEach((currency, amount) -> prices.put(
                            row.variant().sku() + " " + currency,
                            new ProductStatements.Price(
                                    row.variant().sku(), row.product().id(), currency, amount)));
        }
        return sql.write(List.copyOf(products.values()), List.copyOf(variants.values()), List.copyOf(prices.values()));
    }

    private static Variant later(Variant one, Variant two) {
        Map<String, String> options = new LinkedHashMap<>(one.options());
        options.putAll(two.options());
        return new Variant(
                two.sku(),
                two.productId(),
                two.position() == null ? one.position() : two.position(),
                options,
                two.weightGrams() == null ? one.weightGrams() : two.weightGrams(),
                two.lengthMm() == null ? one.lengthMm() : two.lengthMm(),
                two.widthMm() == null ? one.widthMm() : two.widthMm(),
                two.heightMm() == null ? one.heightMm() : two.heightMm());
    }
}
