package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.platform.ProductFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;

/** What somebody writes who only wants the rows in: JDBC batches of a thousand, rewritten to multi-row inserts by the driver. */
final class PlainUpsert {

    private static final int BATCH = 1_000;

    private final Postgres.Database database;

    PlainUpsert(Postgres.Database database) {
        this.database = database;
    }

    Duration run(ProductFile products) throws SQLException {
        long start = System.nanoTime();
        String url = database.url() + "?reWriteBatchedInserts=true";
        try (Connection connection = DriverManager.getConnection(url, database.user(), database.password())) {
            connection.setAutoCommit(false);
            try (PreparedStatement product = connection.prepareStatement(PRODUCT);
                    PreparedStatement variant = connection.prepareStatement(VARIANT);
                    PreparedStatement price = connection.prepareStatement(PRICE)) {
                int count = 0;
                for (Iterator<ProductFile.Row> rows = products.rows().iterator(); rows.hasNext(); ) {
                    add(rows.next(), product, variant, price);
                    if (++count % BATCH == 0 || !rows.hasNext()) {
                        product.executeBatch();
                        variant.executeBatch();
                        price.executeBatch();
                        connection.commit();
                    }
                }
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void add(
            ProductFile.Row row, PreparedStatement product, PreparedStatement variant, PreparedStatement price)
            throws SQLException {
        set(
                product,
                row.id(),
                row.category(),
                row.name(),
                row.description().replace("\"\"", "\""),
                "{\"de\": {\"name\": \"" + row.nameDe() + "\", \"description\": \"\"}}",
                "{\"brand\": \"" + row.brand() + "\", \"waterproof\": " + row.waterproof() + "}");
        set(variant, row.sku(), row.id(), "{\"size\": \"" + row.size() + "\"}", row.weightGrams());
        set(price, row.sku(), "EUR", row.eur());
        set(price, row.sku(), "USD", row.usd());
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static final String PRODUCT = """
            insert into product (id, version, category, name, description, texts, attributes)
            values (?, 1, ?, ?, ?, ?::jsonb, ?::jsonb)
            on conflict (id) do update set version = product.version + 1, category = excluded.category, name = excluded.name,
              description = excluded.description, texts = excluded.texts, attributes = excluded.attributes""";

    private static final String VARIANT = """
            insert into variant (sku, product_id, position, options, weight_grams) values (?, ?, 0, ?::jsonb, ?)
            on conflict (sku) do update set options = excluded.options, weight_grams = excluded.weight_grams""";

    private static final String PRICE = """
            insert into price (sku, currency, amount) values (?, ?, ?)
            on conflict (sku, currency, valid_from) do update set amount = excluded.amount""";
}
