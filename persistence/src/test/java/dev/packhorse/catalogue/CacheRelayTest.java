package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Eventually;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Sku;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What was committed and not published, by SQL or by somebody who died: the relay brings it to the cache. */
class CacheRelayTest {

    private static Shop shop;
    private static ConfigurableApplicationContext second;

    @BeforeAll
    static void open() {
        shop = Shop.open("packhorse.cache.topology=embedded", "packhorse.cache.port=0");
        second = shop.neighbour("packhorse.cache.topology=local");
        shop.warehouse("BER", "DE", 1);
    }

    @AfterAll
    static void close() {
        second.close();
        shop.close();
    }

    @BeforeEach
    void quiet() {
        // What the fixtures have left is told, and what was told is not to be told again.
        relay().relay();
        shop.sql().sql("update cache_outbox set due_at = null").update();
        second.getBean(CacheRelay.class).relay();
    }

    @Test
    void aChangeBySqlReachesTheCache() throws Exception {
        shop.sells("SQL");
        seen("SQL");

        rename("prd_sql", "Renamed");
        assertThat(name("prd_sql")).isEqualTo("Thing SQL");
        relay().relay();

        assertThat(name("prd_sql")).isEqualTo("Renamed");
        assertThat(offer("SQL").title()).startsWith("Renamed");
    }

    @Test
    void aChangeIsToldTwiceAndThenForgotten() throws Exception {
        shop.sells("TWICE");
        relay().relay();

        assertThat(waiting()).isEqualTo(1);
        assertThat(shop.sql()
                        .sql(
                                "select due_at - changed_at >= interval '2.5 s' from cache_outbox where due_at is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        shop.sql()
                .sql("update cache_outbox set due_at = now() where due_at is not null")
                .update();
        relay().relay();

        assertThat(waiting()).isZero();
        shop.sql()
                .sql("update cache_outbox set changed_at = now() - interval '3 minutes'")
                .update();
        outbox().sweep();
        assertThat(shop.sql()
                        .sql("select count(*) from cache_outbox")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasTakenByAProcessThatDiedComesBack() {
        shop.sells("LEASE");
        shop.sql()
                .sql("update cache_outbox set due_at = now() + interval '5 s' where due_at is not null")
                .update();
        assertThat(relay().relay()).isZero();

        shop.sql()
                .sql("update cache_outbox set due_at = now() - interval '1 ms' where due_at is not null")
                .update();
        assertThat(relay().relay()).isEqualTo(1);
    }

    @Test
    void anImportOfManyLeavesFewRowsAndIsToldInBoundedParts() {
        shop.sql().sql("""
                insert into product (id, version, category, name, description)
                select 'prd_bulk_' || n, 1, 'outdoor', 'Bulk ' || n, '' from generate_series(1, 1200) n
                """).update();

        assertThat(waiting()).isEqualTo(3);
        assertThat(relay().backlog().keys()).isEqualTo(1200);
        assertThat(relay().relay()).isEqualTo(1200);
        assertThat(relay().backlog().keys()).isZero();
        assertThat(cached(Region.PRODUCTS, "prd_bulk_7"))
                .as("nobody has asked for it")
                .isEmpty();
    }

    @Test
    void aMovementBySqlReachesTheCache() throws Exception {
        shop.sells("MOVE").receives(5, "MOVE", "BER");
        Eventually.see(() -> available("MOVE"), units -> assertThat(units).isEqualTo(5));

        move(shop.sql(), "MOVE", 3);
        relay().relay();

        assertThat(available("MOVE")).isEqualTo(8);
    }

    @Test
    void aLowerMovementThatIsCommittedLaterIsToldToo() throws Exception {
        shop.sells("SLOW", "FAST").receives(1, "SLOW", "BER").receives(1, "FAST", "BER");
        Eventually.see(
                () -> available("SLOW") + available("FAST"),
                units -> assertThat(units).isEqualTo(2));

        try (Connection connection = shop.database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            move(JdbcClient.create(new SingleConnectionDataSource(connection, true)), "SLOW", 10);
            move(shop.sql(), "FAST", 10);
            for (int turn = 0; turn < 3; turn++) {
                relay().relay();
            }
            assertThat(available("FAST")).isEqualTo(11);
            assertThat(available("SLOW")).isEqualTo(1);
            connection.commit();
        }
        relay().relay();

        assertThat(available("SLOW")).isEqualTo(11);
        for (int turn = 0; turn < 3; turn++) {
            relay().relay();
        }
        assertThat(shop.sql()
                        .sql("select told_to = seen_to from cache_cursor")
                        .query(Boolean.class)
                        .single())
                .as("nothing is read again once all is told")
                .isTrue();
    }

    @Test
    void safetyStockReachesTheCacheAlthoughItIsNoMovement() throws Exception {
        shop.sells("SAFE").receives(5, "SAFE", "BER");
        Eventually.see(() -> available("SAFE"), units -> assertThat(units).isEqualTo(5));

        shop.sql()
                .sql("update stock_level set safety_stock = 2, version = version + 1 where sku = 'SAFE'")
                .update();
        relay().relay();

        assertThat(available("SAFE")).isEqualTo(3);
    }

    @Test
    void theTreeOfCategoriesReachesTheCache() {
        shop.sells("TREE");
        assertThat(shop.catalogue().categories().find("outdoor").orElseThrow().names())
                .doesNotContainKey("xx");

        shop.sql().sql("""
                update category set names = names || '{"xx": "Renamed"}', version = version + 1 where id = 'outdoor'
                """).update();
        relay().relay();

        assertThat(shop.catalogue().categories().find("outdoor").orElseThrow().names())
                .containsKey("xx");
    }

    @Test
    void aReaderThatSleptIsNotBelieved() throws Exception {
        CatalogueCache cache = shop.get(CatalogueCache.class);
        long refused = cache.figures().tooLate();
        Versioned old = new Versioned(1, new Product("prd_late", "c", "n", "d", List.of()));

        cache.remember(Region.PRODUCTS, "prd_late", old, System.currentTimeMillis() - 2_100);
        Eventually.see(() -> cache.figures().tooLate(), late -> assertThat(late).isEqualTo(refused + 1));
        assertThat(cached(Region.PRODUCTS, "prd_late")).isEmpty();

        cache.remember(Region.PRODUCTS, "prd_late", old, System.currentTimeMillis() - 1_000);
        Eventually.see(
                () -> cached(Region.PRODUCTS, "prd_late"),
                found -> assertThat(found).isPresent());
    }

    @Test
    void aProcessWithACacheOfItsOwnHearsOfEveryChangeWhoeverElseWasTold() throws Exception {
        shop.sells("OWN").receives(5, "OWN", "BER");
        Catalogue own = second.getBean(Catalogue.class);
        CacheRelay ownRelay = second.getBean(CacheRelay.class);
        assertThat(own.product("prd_own").orElseThrow().name()).isEqualTo("Thing OWN");
        assertThat(own.availability(new Sku("OWN")).orElseThrow().available()).isEqualTo(5);
        assertThat(own.product("prd_own").orElseThrow())
                .isSameAs(own.product("prd_own").orElseThrow());

        try (Connection connection = shop.database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient slow = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            rename(slow, "prd_own", "Renamed");
            shop.sells("OTHER");
            relay().relay();
            ownRelay.relay();
            connection.commit();
        }
        move(shop.sql(), "OWN", 3);
        relay().relay();
        assertThat(own.product("prd_own").orElseThrow().name()).isEqualTo("Thing OWN");
        ownRelay.relay();

        assertThat(own.product("prd_own").orElseThrow().name()).isEqualTo("Renamed");
        assertThat(own.availability(new Sku("OWN")).orElseThrow().available()).isEqualTo(8);
    }

    @Test
    void whoWroteIsAskedOfTheOwnersAndNotOfANearCache() {
        CatalogueCache cache = shop.get(CatalogueCache.class);
        cache.bringUpToDate(
                Region.PRODUCTS,
                Map.of(
                        "prd_two", new Versioned(2, null),
                        "prd_three", new Versioned(3, null)));

        assertThat(cache.olderThan(Region.PRODUCTS, Map.of("prd_two", 3L, "prd_three", 3L, "prd_absent", 3L)))
                .containsExactly("prd_two");
    }

    private static CacheRelay relay() {
        return shop.get(CacheRelay.class);
    }

    private static OutboxRows outbox() {
        return new OutboxRows(shop.sql(), Duration.ofMinutes(10));
    }

    private static long waiting() {
        return shop.sql()
                .sql("select count(*) from cache_outbox where due_at is not null")
                .query(Long.class)
                .single();
    }

    private static Optional<Versioned> cached(Region region, String key) {
        return shop.get(CatalogueCache.class).find(region, key);
    }

    private static void seen(String sku) throws Exception {
        Eventually.see(
                () -> cached(Region.OFFERS, sku), found -> assertThat(found).isPresent());
        Eventually.see(
                () -> cached(Region.PRODUCTS, "prd_" + sku.toLowerCase(Locale.ROOT)),
                found -> assertThat(found).isPresent());
    }

    private static String name(String product) {
        return shop.catalogue().product(product).orElseThrow().name();
    }

    private static Offer offer(String sku) {
        return shop.catalogue().offer(new Sku(sku)).orElseThrow();
    }

    private static long available(String sku) {
        return shop.catalogue().availability(new Sku(sku)).orElseThrow().available();
    }

    private static void rename(String product, String name) {
        rename(shop.sql(), product, name);
    }

    private static void rename(JdbcClient sql, String product, String name) {
        sql.sql("update product set name = ?, version = version + 1 where id = ?")
                .params(name, product)
                .update();
    }

    /** What another program might do: all that the tables insist on, and not a word to the cache. */
    private static void move(JdbcClient sql, String sku, long units) {
        sql.sql("update stock_level set on_hand = on_hand + ?, version = version + 1 where sku = ?")
                .params(units, sku)
                .update();
        sql.sql("""
                insert into stock_movement (kind, warehouse, sku, on_hand_change, held_change, reason)
                values ('received', 'BER', ?, ?, 0, 'By hand.')
                """).params(sku, units).update();
    }
}
