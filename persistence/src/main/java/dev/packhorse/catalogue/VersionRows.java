package dev.packhorse.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The versions that entries must have by now, without what they say: cheap enough to be asked for thousands at a time. */
final class VersionRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    VersionRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    Map<String, Long> products(Collection<String> ids) {
        return versions("select id, version from product where id = any(?)", ids);
    }

    /** Of every SKU that these products ever had. */
    Map<String, Long> offersOf(Collection<String> productIds) {
        return versions(
                "select v.sku, p.version from product p join variant v on v.product_id = p.id where p.id = any(?)",
                productIds);
    }

    Map<String, Long> stock(Collection<String> skus) {
        return versions("select sku, sum(version)::bigint from stock_level where sku = any(?) group by sku", skus);
    }

    long categories() {
        return snapshot.execute(_ -> jdbc.sql("select coalesce(sum(version), 0) from category")
                .query(Long.class)
                .single());
    }

    private Map<String, Long> versions(String statement, Collection<String> keys) {
        Map<String, Long> versions = new HashMap<>();
        if (!keys.isEmpty()) {
            snapshot.executeWithoutResult(_ -> jdbc.sql(statement)
                    .param(keys.toArray(String[]::new))
                    .query(row -> {
                        versions.put(row.getString(1), row.getLong(2));
                    }));
        }
        return versions;
    }
}
