package dev.packhorse.catalogue;

import dev.packhorse.Cursor;
import dev.packhorse.InvalidCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Products for those who edit them: past the cache, in all languages, at all prices, archived ones too. */
public class ProductFiles {

    private final ProductRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    ProductFiles(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.rows = new ProductRows(jdbc);
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    /**
     * @param category with everything below it; null for all
     * @param sku of the product, sold or not; null for all
     * @param archived null for both
     */
    public record Query(
            @Nullable String category,
            @Nullable String sku,
            @Nullable Boolean archived,
            @Nullable String cursor,
            int limit) {}

    /** @param nextCursor null on the last page */
    public record Page(List<StoredProduct> items, @Nullable String nextCursor) {}

    public Optional<StoredProduct> find(String id) {
        return snapshot.execute(_ -> rows.find(id));
    }

    /**
     * By id, so that a page stays the same whatever is renamed meanwhile.
     *
     * @throws dev.packhorse.InvalidCursor when the query's cursor is none that a page gave
     */
    public Page list(Query query) {
        return snapshot.execute(_ -> {
            List<String> found = ids(query);
            boolean more = found.size() > query.limit();
            List<StoredProduct> page = rows.find(more ? found.subList(0, query.limit()) : found);
            return new Page(page, more ? Cursor.of(page.getLast().product().id()) : null);
        });
    }

    private List<String> ids(Query query) {
        List<Object> values = new ArrayList<>();
        StringBuilder conditions = new StringBuilder("true");
        if (query.category() != null) {
            conditions.append(" and category in (select below.id from category below, category top"
                    + " where top.id = ? and below.path ^@ top.path)");
            values.add(query.category());
        }
        if (query.sku() != null) {
            conditions.append(" and id = (select product_id from variant where sku = ?)");
            values.add(query.sku());
        }
        if (query.archived() != null) {
            conditions.append(" and archived = ?");
            values.add(query.archived());
        }
        if (query.cursor() != null) {
            conditions.append(" and id > ?");
            values.add(lastId(query.cursor()));
        }
        values.add(query.limit() + 1);
        return jdbc.sql("select id from product where " + conditions + " order by id limit ?")
                .params(values)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private static String lastId(String cursor) {
        String id = Cursor.keys(cursor, 1).getFirst();
        if (!Product.isWellFormed(id)) {
            throw new InvalidCursor(cursor);
        }
        return id;
    }
}
