package dev.packhorse.proof.bench;

import dev.packhorse.PersistenceConfiguration;
import dev.packhorse.inventory.Destination;
import dev.packhorse.inventory.HoldAnswer;
import dev.packhorse.inventory.HoldBatcher;
import dev.packhorse.inventory.HoldId;
import dev.packhorse.inventory.HoldRequest;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.proof.engine.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Persistence as every application has it, on a database with one warehouse that has plenty of every SKU. */
final class StockRoom implements AutoCloseable {

    private static final long PLENTY = 1_000_000_000;
    private static final Duration KEEP_FOR = Duration.ofHours(1);
    private static final Money PRICE = Money.of(1999, "EUR");

    private final Postgres.Database database;
    private final ConfigurableApplicationContext context;
    private final HoldBatcher batcher;
    private final int skus;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        DataJpaRepositoriesAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import(PersistenceConfiguration.class)
    static class Application {}

    /** @param settings of the application, {@code packhorse.holds.writers=2} say */
    StockRoom(Postgres.Database database, int skus, String... settings) throws SQLException {
        this.database = database;
        this.skus = skus;
        List<String> all = new ArrayList<>(List.of(
                "--spring.config.import=classpath:packhorse-persistence.yml",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--packhorse.cache.topology=none"));
        List.of(settings).forEach(setting -> all.add("--" + setting));
        this.context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(all.toArray(String[]::new));
        this.batcher = context.getBean(HoldBatcher.class);
        if (!has("warehouse")) {
            stock();
        }
    }

    <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    static Sku sku(int number) {
        return new Sku("SKU-" + number);
    }

    /** One unit of the hot SKU. */
    void holdOne() {
        hold(List.of(new OrderLine(sku(1), "Thing", 1, PRICE)));
    }

    /** One to three SKUs; every second order has the hot one among them. */
    void holdSome() {
        hold(some(skus));
    }

    static List<OrderLine> some(int skus) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int count = random.nextInt(1, 4);
        TreeSet<Integer> numbers = new TreeSet<>();
        if (random.nextBoolean()) {
            numbers.add(1);
        }
        while (numbers.size() < count) {
            numbers.add(random.nextInt(1, skus + 1));
        }
        return numbers.stream()
                .map(number -> new OrderLine(sku(number), "Thing", 1, PRICE))
                .toList();
    }

    private void hold(List<OrderLine> lines) {
        HoldId id = new HoldId(OrderId.next(Instant.now()), 1);
        HoldAnswer answer = batcher.hold(new HoldRequest(id, Destination.in("DE"), lines, KEEP_FOR));
        if (!(answer instanceof HoldAnswer.Held)) {
            throw new IllegalStateException("There is plenty, but " + id + " was answered " + answer);
        }
    }

    /** What is held is what the movements and the lines of the holds say, for every level. */
    void insistOnConservation() throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet broken = statement.executeQuery("""
                        select l.sku, l.held, m.held, h.held
                        from stock_level l
                        left join (select sku, sum(held_change) held from stock_movement group by 1) m using (sku)
                        left join (select sku, sum(quantity - shipped - released) held from stock_hold_line group by 1) h using (sku)
                        where l.held <> coalesce(m.held, 0) or l.held <> coalesce(h.held, 0)
                        """)) {
            if (broken.next()) {
                throw new IllegalStateException("Held of %s: %d, but movements say %d and lines %d"
                        .formatted(broken.getString(1), broken.getLong(2), broken.getLong(3), broken.getLong(4)));
            }
        }
    }

    boolean hasHolds() throws SQLException {
        return has("stock_hold");
    }

    private boolean has(String table) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select exists (select from " + table + ")")) {
            return found.next() && found.getBoolean(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Postgres.Database database() {
        return database;
    }

    private void stock() throws SQLException {
        execute("""
                insert into warehouse (code, name, line1, city, postal_code, country, priority)
                  values ('BER', 'Berlin', 'Hafen 1', 'Berlin', '10115', 'DE', 1);
                insert into category (id, path, names) values ('things', '/things/', '{"en": "Things"}');
                insert into product (id, version, category, name, description) values ('prd_thing', 1, 'things', 'Thing', 'A thing.');
                insert into variant (sku, product_id, position, weight_grams)
                  select 'SKU-' || n, 'prd_thing', n, 100 from generate_series(1, %1$d) n;
                insert into price (sku, currency, amount) select 'SKU-' || n, 'EUR', 1999 from generate_series(1, %1$d) n;
                insert into stock_level (warehouse, sku, on_hand) select 'BER', 'SKU-' || n, %2$d from generate_series(1, %1$d) n;
                insert into stock_movement (kind, warehouse, sku, on_hand_change, held_change, reason)
                  select 'received', 'BER', 'SKU-' || n, %2$d, 0, 'Delivered.' from generate_series(1, %1$d) n;
                """.formatted(skus, PLENTY));
        settle();
    }

    /** Plans are made for what the tables hold, and no vacuum of an earlier round runs in a later one. */
    void settle() throws SQLException {
        execute("vacuum analyze");
        execute("checkpoint");
    }

    @Override
    public void close() {
        context.close();
    }
}
