package dev.packhorse.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.invariant.Inquiry.Breach;
import dev.packhorse.proof.platform.Platform;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is looked at when a test has done its worst: did everything end, and did it end well? */
final class Run {

    /** A provider call that died with its worker is tried again when its attempt times out, after 45 s. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(240);

    /** An event that was being applied when the database went away is taken up again after half a minute. */
    private static final Duration BOOKS_SETTLE = Duration.ofSeconds(75);

    private final Platform platform;

    Run(Platform platform) {
        this.platform = platform;
    }

    /** Every order came to an end, and the oracle finds nothing. */
    void endsWell() throws IOException, SQLException {
        Eventually.holds("every order ended", ENDS_WITHIN, () -> unended().isEmpty());
        List<Breach> breaches = platform.oracle().breaches(Duration.ZERO, BOOKS_SETTLE);
        assertThat(breaches).isEmpty();
    }

    /** How many orders there are of each status. */
    Map<String, Integer> census() throws SQLException {
        Map<String, Integer> census = new TreeMap<>();
        query("select status, count(*) from orders group by 1", row -> census.put(row.getString(1), row.getInt(2)));
        return census;
    }

    /** Units of a SKU that were sold and not given back. */
    int sold(String sku) throws SQLException {
        List<Integer> sold = new ArrayList<>();
        query(
                "select coalesce(sum(l.quantity - l.released), 0) from stock_hold_line l where l.sku = '" + sku + "'",
                row -> sold.add(row.getInt(1)));
        return sold.getFirst();
    }

    List<String> unended() {
        List<String> orders = new ArrayList<>();
        try {
            query("""
                    select format('%s %s since %s, parcels %s', o.id, o.status, o.updated_at,
                      (select string_agg(p.status, ', ') from parcel p where p.order_id = o.id))
                    from orders o where o.status not in ('delivered', 'refused', 'cancelled', 'expired') order by o.id
                    """, row -> orders.add(row.getString(1)));
        } catch (SQLException away) {
            orders.add("could not look: " + away.getMessage());
        }
        return orders;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Row each) throws SQLException {
        try (Connection connection = platform.database().open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }
}
