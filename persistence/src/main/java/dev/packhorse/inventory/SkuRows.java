package dev.packhorse.inventory;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which SKUs there are. */
final class SkuRows {

    private SkuRows() {}

    /** Those of {@code skus} that nobody sells or ever sold. */
    static List<Sku> unknown(JdbcClient jdbc, List<Sku> skus) {
        return jdbc.sql("select sku from unnest(?) as wanted (sku) where not exists "
                        + "(select from variant v where v.sku = wanted.sku) order by sku")
                .param(StockRows.names(skus))
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }
}
