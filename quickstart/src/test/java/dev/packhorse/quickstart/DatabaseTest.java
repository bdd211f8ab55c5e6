package dev.packhorse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path there;

    private final List<String> said = new ArrayList<>();

    @Test
    void keepsWhatWasCommittedAndIsDurable() throws Exception {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            try (Database database = open(folder)) {
                execute(database, "create table kept (fact text)");
                execute(database, "insert into kept values ('still here')");
                assertThat(ask(database, "show fsync")).isEqualTo("on");
                assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
                assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            }
            try (Database again = open(folder)) {
                assertThat(ask(again, "select fact from kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void endsTheOneThatAnEarlierQuickstartLeftBehindAndLosesNothing() throws Exception {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            Database abandoned = open(folder);
            execute(abandoned, "create table kept as select 'still here' as fact");

            Database.endOrphan(folder, said::add);
            assertThat(said).singleElement().asString().contains("an earlier quickstart left behind");
            // Its lock is this process's, which in earnest has died.
            abandoned.close();

            try (Database again = open(folder)) {
                assertThat(ask(again, "select fact from kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void startsAnewWhenAFirstStartWasCutShort() throws Exception {
        try (DataFolder folder = DataFolder.claim(there.resolve("data"))) {
            Files.createDirectories(folder.resolve("postgres"));
            Files.writeString(folder.resolve("postgres/PG_VERSION"), "18\n");
            Files.writeString(folder.resolve("postgres/postgresql.conf"), "");

            try (Database database = open(folder)) {
                assertThat(ask(database, "select current_database()")).isEqualTo("packhorse");
            }
        }
    }

    /** The unpacked binaries are shared, as the quickstart shares them between its runs. */
    private static Database open(DataFolder folder) {
        return Database.start(folder, Path.of("target/engines"), Port.DATABASE.free(0));
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), "");
    }
}
