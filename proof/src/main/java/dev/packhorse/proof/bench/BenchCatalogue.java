package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** Products as a shop has them, two variants each with two prices, and stock in two warehouses. */
final class BenchCatalogue {

    private BenchCatalogue() {}

    static void lay(Postgres.Database database, int products) throws SQLException {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(SEED.formatted(products));
            statement.execute("vacuum analyze");
        }
    }

    static String product(int number) {
        return "prd_bench_" + number;
    }

    static String sku(int number) {
        return "BENCH-" + number + "-M";
    }

    private static final String SEED = """
            insert into warehouse (code, name, line1, city, postal_code, country, priority) values
              ('BER', 'Berlin', 'Am Tor 1', 'Berlin', '10117', 'DE', 1),
              ('OSL', 'Oslo', 'Havna 2', 'Oslo', '0150', 'NO', 2);
            insert into category (id, path, names) values ('bench', '/bench/', '{"en": "Bench"}');
            insert into product (id, version, category, name, description, attributes)
            select 'prd_bench_' || n, 1, 'bench', 'Trail runner no. ' || n,
              'A light shoe for long ways over soft ground, with a sole that holds on wet rock and an upper that dries overnight.',
              '{"brand": "Acme", "waterproof": true, "drop_mm": 8}'
            from generate_series(0, %d - 1) n;
            insert into variant (sku, product_id, position, options, weight_grams)
            select 'BENCH-' || substr(id, 11) || '-' || size, id, case size when 'M' then 0 else 1 end,
              jsonb_build_object('size', size, 'colour', 'blue'), 700
            from product, (values ('M'), ('L')) sizes (size) where category = 'bench';
            insert into price (sku, currency, amount)
            select sku, currency, amount from variant, (values ('EUR', 12900), ('USD', 13900)) prices (currency, amount);
            insert into stock_level (warehouse, sku, on_hand)
            select warehouse, sku, 1000 from variant, (values ('BER'), ('OSL')) places (warehouse);
            insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason)
            select warehouse, sku, 'received', on_hand, 0, 'Seed.' from stock_level;
            """;
}
