package dev.packhorse.proof.platform;

import dev.packhorse.proof.engine.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** The schema, two warehouses, and something to sell: plenty of most, and one thing that is scarce. */
public final class Catalogue {

    /** SKUs {@code PLENTY-01} to {@code PLENTY-20}. */
    public static final int PLENTY = 20;

    public static final String SCARCE = "SCARCE";

    private Catalogue() {}

    public static void lay(Postgres.Database database, int scarceUnits) throws SQLException {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(SEED.formatted(PLENTY, scarceUnits));
        }
    }

    /** The plentiful ones lie in the first warehouse when their number is odd, in the second when it is even. */
    public static String plenty(int number) {
        return "PLENTY-%02d".formatted(1 + Math.floorMod(number, PLENTY));
    }

    private static final String SEED = """
            insert into warehouse (code, name, line1, city, postal_code, country, priority) values
              ('BER', 'Berlin', 'Am Tor 1', 'Berlin', '10117', 'DE', 1),
              ('OSL', 'Oslo', 'Havna 2', 'Oslo', '0150', 'NO', 2);
            insert into category (id, path, names) values ('proof', '/proof/', '{"en": "Proof"}');
            insert into product (id, version, category, name, description) values
              ('prd_plenty', 1, 'proof', 'Plenty', 'There is always another one.'),
              ('prd_scarce', 1, 'proof', 'Scarce', 'There are only so many.');
            insert into variant (sku, product_id, position, weight_grams)
            select 'PLENTY-' || to_char(n, 'FM00'), 'prd_plenty', n, 100 + n from generate_series(1, %d) n
            union all select 'SCARCE', 'prd_scarce', 1, 500;
            insert into price (sku, currency, amount)
            select v.sku, c.currency, 990 + 7 * v.position from variant v, (values ('EUR'), ('USD')) c (currency);
            insert into stock_level (warehouse, sku, on_hand)
            select case when position %% 2 = 1 then 'BER' else 'OSL' end, sku, case sku when 'SCARCE' then %d else 1000000 end
            from variant;
            insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason)
            select warehouse, sku, 'received', on_hand, 0, 'Seed.' from stock_level;
            -- The API writes the rows for search that are missing here, as after an upgrade.
            update search_language set complete = false;
            """;
}
