package dev.packhorse.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was sold, by days of UTC. A moment behind the orders, by as much as {@link SalesSums} has still to add. */
public class SalesStatistics {

    private static final String SUMS = """
            sum(units) as units, sum(revenue) as revenue, sum(returned_units) as returned_units, sum(refunded) as refunded
            from sales_by_day where day between ? and ? """;

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    public SalesStatistics(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    /** A day's sales of the product, in each currency; days without are left out. */
    public List<Sales> ofProduct(String productId, LocalDate from, LocalDate to) {
        return byDay("and product_id = ?", from, to, productId);
    }

    /** Of the category as it was when they were sold, and of those that are below it now. */
    public List<Sales> ofCategory(String category, LocalDate from, LocalDate to) {
        return byDay("and category in (" + BRANCH + ")", from, to, category, category);
    }

    public List<Sales> ofAll(LocalDate from, LocalDate to) {
        return byDay("", from, to);
    }

    /** Those of which most units were sold; archived ones are left out. */
    public List<Bestseller> bestsellers(@Nullable String category, LocalDate since, int limit) {
        String branch = category == null ? "" : "and s.category in (" + BRANCH + ")";
        return snapshot.execute(_ -> {
            JdbcClient.StatementSpec query = jdbc.sql("""
                            select s.product_id, sum(s.units) as units
                            from sales_by_day s join product p on p.id = s.product_id and not p.archived
                            where s.day >= ? %s
                            group by s.product_id having sum(s.units) > 0 order by units desc, s.product_id limit ?
                            """.formatted(branch)).param(since);
            if (category != null) {
                query = query.param(category).param(category);
            }
            return query.param(limit)
                    .query((row, _) -> new Bestseller(row.getString("product_id"), row.getLong("units")))
                    .list();
        });
    }

    /** A category that exists no more, or never did, has at least its own name. */
    private static final String BRANCH = """
            select ? union all
            select below.id from category top join category below on below.path like top.path || '%' where top.id = ?""";

    private List<Sales> byDay(String condition, LocalDate from, LocalDate to, Object... values) {
        return snapshot.execute(_ -> jdbc.sql("select day, currency, " + SUMS + " " + condition
                        + " group by day, currency having sum(units) <> 0 or sum(revenue) <> 0 or sum(returned_units) <> 0"
                        + " order by day, currency")
                .params(from, to)
                .params(values)
                .query((row, _) -> read(row))
                .list());
    }

    private static Sales read(ResultSet row) throws SQLException {
        return new Sales(
                row.getObject("day", LocalDate.class),
                row.getString("currency"),
                row.getLong("units"),
                row.getLong("revenue"),
                row.getLong("returned_units"),
                row.getLong("refunded"));
    }
}
