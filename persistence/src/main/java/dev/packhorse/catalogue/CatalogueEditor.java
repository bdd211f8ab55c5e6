package dev.packhorse.catalogue;

import dev.packhorse.AfterCommit;
import dev.packhorse.Expected;
import dev.packhorse.inventory.Sku;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes products. What is expected is compared under the row's lock, so that of two editors who have seen the same version one
 * is told. What was committed is told to the cache, never before and never when it was rolled back.
 */
public class CatalogueEditor {

    private final ProductRows rows;
    private final ProductWriter writer;
    private final JdbcClient jdbc;
    private final CatalogueCache cache;
    private final ProductSearchRows searchRows;
    private final TransactionTemplate transaction;

    CatalogueEditor(
            CatalogueCache cache,
            ProductSearchRows searchRows,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.rows = new ProductRows(jdbc);
        this.writer = new ProductWriter(jdbc);
        this.jdbc = jdbc;
        this.cache = cache;
        this.searchRows = searchRows;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Adds the product or replaces it, whatever is there. */
    public ProductEdit put(Product product) {
        return put(product, new Expected.Anything());
    }

    /** Adds the product or replaces all of it; the version of what is given does not matter. */
    public ProductEdit put(Product product, Expected expected) {
        return decide(() -> {
            if (!isCategory(product.category())) {
                return new ProductEdit.UnknownCategory(product.category());
            }
            boolean added = expected.isMetBy(0) && writer.insert(product);
            return added ? withVariants(product) : replace(product, expected);
        });
    }

    private ProductEdit replace(Product product, Expected expected) {
        long present = writer.lock(product.id());
        if (!expected.isMetBy(present)) {
            return new ProductEdit.Outdated(present);
        }
        writer.update(product);
        return withVariants(product);
    }

    private ProductEdit withVariants(Product product) {
        Map<Sku, String> taken = writer.writeVariants(product);
        return taken.isEmpty() ? stored(product.id()) : new ProductEdit.SkusTaken(taken);
    }

    /** Takes the product and its SKUs off sale; repeating changes nothing. */
    public ProductEdit archive(String id, Expected expected) {
        return archived(id, true, expected);
    }

    /** Puts the product on sale again, as it was. */
    public ProductEdit activate(String id, Expected expected) {
        return archived(id, false, expected);
    }

    /** Sets what a SKU costs from a moment on; a price in the same currency that begins at the same moment is replaced. */
    public ProductEdit price(Sku sku, Price price, Expected expected) {
        return change(sku, expected, stored -> {
            Product product = stored.product();
            writer.price(product.id(), sku, price);
            return writer.prices(sku) > PriceList.MOST ? new ProductEdit.TooManyPrices() : stored(product.id());
        });
    }

    /** @param from when the price begins that is taken back; null for the ordinary one */
    public ProductEdit withoutPrice(Sku sku, Currency currency, @Nullable Instant from, Expected expected) {
        return change(
                sku,
                expected,
                stored -> writer.withoutPrice(stored.product().id(), sku, currency, from)
                        ? stored(stored.product().id())
                        : new ProductEdit.NoSuchPrice());
    }

    private ProductEdit change(Sku sku, Expected expected, Function<StoredProduct, ProductEdit> change) {
        return decide(() -> rows.ofSku(sku)
                .filter(stored -> !stored.formerSkus().contains(sku))
                .map(stored -> changeNow(stored.product().id(), expected, change))
                .orElseGet(ProductEdit.NotSold::new));
    }

    private ProductEdit archived(String id, boolean archived, Expected expected) {
        return change(id, expected, stored -> {
            if (stored.product().archived() != archived) {
                writer.archived(id, archived);
            }
            return stored(id);
        });
    }

    private ProductEdit change(String id, Expected expected, Function<StoredProduct, ProductEdit> change) {
        return decide(() -> changeNow(id, expected, change));
    }

    private ProductEdit changeNow(String id, Expected expected, Function<StoredProduct, ProductEdit> change) {
        long present = writer.lock(id);
        if (present == 0) {
            return new ProductEdit.Unknown();
        }
        return expected.isMetBy(present)
                ? change.apply(rows.find(id).orElseThrow())
                : new ProductEdit.Outdated(present);
    }

    private ProductEdit decide(Supplier<ProductEdit> work) {
        return transaction.execute(status -> {
            ProductEdit edit = work.get();
            if (!(edit instanceof ProductEdit.Stored)) {
                status.setRollbackOnly();
            }
            return edit;
        });
    }

    private boolean isCategory(String id) {
        return jdbc.sql("select id from category where id = ? for key share")
                .param(id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private ProductEdit stored(String id) {
        searchRows.refresh(List.of(id));
        StoredProduct stored = rows.find(id).orElseThrow();
        // Before the commit, hence before whatever replaces it.
        long madeAt = System.currentTimeMillis();
        AfterCommit.run(() -> tell(stored, madeAt));
        return new ProductEdit.Stored(stored);
    }

    private void tell(StoredProduct stored, long madeAt) {
        Product product = stored.product();
        cache.publish(Region.PRODUCTS, product.id(), stored.shown(madeAt));
        stored.offers()
                .forEach((sku, offer) -> cache.publish(
                        Region.OFFERS, sku.value(), new Versioned(product.version(), offer.orElse(null), madeAt)));
    }
}
