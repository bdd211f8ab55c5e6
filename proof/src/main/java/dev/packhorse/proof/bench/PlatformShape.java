package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Http;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.Shopper;
import dev.packhorse.proof.platform.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The real thing: an order over HTTP, held, authorised, labelled, packed, handed over, captured, scanned, delivered. */
final class PlatformShape implements Shape {

    private static final Duration ROUND_LIMIT = Duration.ofMinutes(4);

    private final Platform platform;
    private final Shopper shopper;

    PlatformShape(Platform platform) {
        this.platform = platform;
        this.shopper = new Shopper(platform);
    }

    @Override
    public String name() {
        return "Packhorse";
    }

    @Override
    public Duration carry(int orders, int clients) {
        int before = delivered();
        long start = System.nanoTime();
        try (Warehouse warehouse = new Warehouse(platform)) {
            Callers.call(orders, clients, ROUND_LIMIT, this::place);
            Eventually.holds("all orders arrived", ROUND_LIMIT, () -> delivered() >= before + orders);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    /** How long each of the callers waited for its answer, from the shortest to the longest wait. */
    List<Duration> waits(int orders, int clients) {
        int before = delivered();
        ConcurrentLinkedQueue<Duration> waits = new ConcurrentLinkedQueue<>();
        try (Warehouse warehouse = new Warehouse(platform)) {
            Callers.call(orders, clients, ROUND_LIMIT, n -> {
                long start = System.nanoTime();
                place(n);
                waits.add(Duration.ofNanos(System.nanoTime() - start));
            });
            Eventually.holds("all orders arrived", ROUND_LIMIT, () -> delivered() >= before + orders);
        }
        return waits.stream().sorted().toList();
    }

    /** As clients do: one that is not answered in time asks again with its key, and goes on waiting. */
    private void place(int n) {
        Http.Answer answer =
                shopper.buy(UUID.randomUUID().toString(), Shopper.basket("pm_card_visa", Catalogue.plenty(n)));
        if (answer.status() != 201) {
            throw new IllegalStateException("Not placed: " + answer);
        }
    }

    private int delivered() {
        return Integer.parseInt(
                query("select count(*) from orders where status = 'delivered'").getFirst());
    }

    /** The newest that arrived. */
    List<String> deliveredOrders(int limit) {
        return query("select id from orders where status = 'delivered' order by id desc limit " + limit);
    }

    private List<String> query(String sql) {
        try (Connection connection = platform.database().open();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
