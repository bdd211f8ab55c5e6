package dev.packhorse.proof.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.packhorse.inventory.HoldId;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.proof.engine.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The baseline of {@link OrdersBench}: one short transaction per order, rows locked in one order, the same rows written. */
final class OneByOne implements AutoCloseable {

    private static final String LOCK = """
            select sku, on_hand - held - safety_stock as available from stock_level
            where sku = any(?) order by warehouse, sku for update
            """;

    private static final String WRITE = """
            with hold as (
              insert into stock_hold (id, order_id, number, expires_at) values (?, ?, 1, clock_timestamp() + interval '1 hour')
              returning id, order_id),
            line as (
              insert into stock_hold_line (hold_id, parcel_id, warehouse, sku, quantity)
              select hold.id, ?, 'BER', sku, 1 from hold, unnest(?) sku returning hold_id, parcel_id, warehouse, sku, quantity),
            movement as (
              insert into stock_movement (kind, hold_id, order_id, reason, on_hand_change, held_change, warehouse, sku, parcel_id)
              select 'held', hold_id, ?, 'Set aside.', 0, quantity, warehouse, sku, parcel_id from line)
            update stock_level s set held = s.held + 1, version = s.version + 1
            from unnest(?) as wanted (sku) where s.warehouse = 'BER' and s.sku = wanted.sku
            """;

    private final HikariDataSource connections = new HikariDataSource();
    private final int skus;

    OneByOne(Postgres.Database database, int skus, int count) {
        this.skus = skus;
        connections.setJdbcUrl(database.url());
        connections.setUsername(database.user());
        connections.setPassword(database.password());
        connections.setMaximumPoolSize(count);
        connections.setAutoCommit(false);
        connections.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
    }

    void holdSome() throws SQLException {
        List<OrderLine> lines = StockRoom.some(skus);
        String[] wanted = lines.stream().map(line -> line.sku().value()).toArray(String[]::new);
        OrderId order = OrderId.next(Instant.now());
        try (Connection connection = connections.getConnection()) {
            insistOnStock(connection, wanted);
            write(connection, order, wanted);
            connection.commit();
        }
    }

    private static void insistOnStock(Connection connection, String[] wanted) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, connection.createArrayOf("text", wanted));
            try (ResultSet levels = lock.executeQuery()) {
                int found = 0;
                while (levels.next()) {
                    found += levels.getLong("available") > 0 ? 1 : 0;
                }
                if (found != wanted.length) {
                    throw new IllegalStateException("There is plenty, but not of all of " + List.of(wanted));
                }
            }
        }
    }

    private static void write(Connection connection, OrderId order, String[] wanted) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, new HoldId(order, 1).value());
            write.setString(2, order.value());
            write.setString(3, "par_" + order.suffix() + "_1");
            write.setArray(4, connection.createArrayOf("text", wanted));
            write.setString(5, order.value());
            write.setArray(6, connection.createArrayOf("text", wanted));
            write.executeUpdate();
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
