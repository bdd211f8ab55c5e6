package dev.packhorse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements that travel together. */
class RoundTripTest {

    private static TestDatabase database;
    private static JdbcTemplate jdbc;
    private static TransactionTemplate transaction;

    private final List<String> heard = new ArrayList<>();
    private final RoundTrip trip = new RoundTrip(jdbc);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        jdbc = new JdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        jdbc.execute("create table note (id int primary key, text text)");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void clear() {
        jdbc.execute("truncate note");
    }

    @Test
    void everyStatementIsAnsweredInItsTurnAndSeesWhatTheOneBeforeDid() {
        trip.query("select text from note", row -> heard.add(row.getString(1)));
        trip.update(
                "insert into note select * from unnest(?, ?)",
                count -> heard.add(count + " written"),
                new Integer[] {1, 2},
                new String[] {"one", null});
        trip.query("select text from note where id = ?", row -> heard.add(row.getString(1)), 1);
        trip.query("select count(*) from note", row -> heard.add(row.getString(1)));

        trip.make();

        assertThat(heard).containsExactly("2 written", "one", "2");
    }

    @Test
    void whatAnotherWasToAskIsAskedInItsPlace() {
        RoundTrip more = new RoundTrip(jdbc);
        more.query("select 'later'", row -> heard.add(row.getString(1)));
        trip.addAll(more);
        trip.query("select 'last'", row -> heard.add(row.getString(1)));

        trip.make();

        assertThat(heard).containsExactly("later", "last");
    }

    @Test
    void nothingIsLeftOfATransactionInWhichOneFails() {
        trip.update("insert into note values (1, 'one')", _ -> heard.add("written"));
        trip.update("insert into note values (1, 'again')", _ -> heard.add("again"));

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> trip.make()))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(jdbc.queryForObject("select count(*) from note", Long.class)).isZero();
    }

    @Test
    void whereNothingIsToBeAskedNobodyTravels() {
        new RoundTrip(new JdbcTemplate()).make();

        assertThat(heard).isEmpty();
    }
}
