package dev.packhorse;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
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

    private static final String TEMPLATE =
            "packhorse_test_" + ProcessHandle.current().pid();
    static final String USERNAME = "postgres";
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
        String name = TEMPLATE + "_" + COUNT.incrementAndGet();
        // One at a time: a template may not be in use while it is copied.
        synchronized (COUNT) {
            administer("create database " + name + " template " + TEMPLATE);
        }
        return new TestDatabase(name);
    }

    public String url() {
        return Server.url(name);
    }

    public String username() {
        return USERNAME;
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
        try (Connection connection = DriverManager.getConnection(Server.url("postgres"), "postgres", "");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }

    private static final class Server {

        private static final int PORT = start();

        static {
            administer("drop database if exists " + TEMPLATE);
            administer("create database " + TEMPLATE);
            Flyway.configure().dataSource(url(TEMPLATE), "postgres", "").load().migrate();
        }

        static String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + PORT + "/" + database;
        }

        /** The one that {@code -Dpackhorse.test.postgres=<port>} names, of another version say, or one of our own. */
        private static int start() {
            Integer given = Integer.getInteger("packhorse.test.postgres");
            return given == null ? startEmbedded() : given;
        }

        private static int startEmbedded() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start()
                        .getPort();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
