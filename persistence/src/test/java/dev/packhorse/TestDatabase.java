package dev.packhorse;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A database of one's own with the schema in it, in a PostgreSQL that starts once per JVM and ends with it. Migrated once; each
 * further database is a copy, which takes a few milliseconds.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "packhorse_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.name = name;
        this.dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url());
        dataSource.setUsername("postgres");
        dataSource.setMaximumPoolSize(4);
        dataSource.setMinimumIdle(0);
    }

    public static TestDatabase fresh() {
        String name = "packhorse_" + COUNT.incrementAndGet();
        // One at a time: a template may not be in use while it is copied.
        synchronized (Server.POSTGRES) {
            administer("create database " + name + " template " + TEMPLATE);
        }
        return new TestDatabase(name);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name;
    }

    public String username() {
        return "postgres";
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
        administer("drop database " + name + " with (force)");
    }

    private static void administer(String statement) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
                migrate(postgres);
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void migrate(EmbeddedPostgres postgres) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("create database " + TEMPLATE);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                    .load()
                    .migrate();
        }
    }
}
