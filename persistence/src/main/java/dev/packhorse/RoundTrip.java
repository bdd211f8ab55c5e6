package dev.packhorse;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Several statements that travel to the database and back together: of a short statement most is the way. Each still sees all
 * that was committed before it began. pgjdbc prepares each of the statements that semicolons join, and sends them in one go.
 */
public final class RoundTrip {

    private final JdbcOperations jdbc;
    private final List<Statement> statements = new ArrayList<>();

    public RoundTrip(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Statement(String sql, @Nullable Object[] values, RowCallbackHandler rows, IntConsumer count) {

        private void hear(PreparedStatement joined) throws SQLException {
            try (ResultSet found = joined.getResultSet()) {
                while (found != null && found.next()) {
                    rows.processRow(found);
                }
            }
            int changed = joined.getUpdateCount();
            if (changed >= 0) {
                count.accept(changed);
            }
        }
    }

    /** Hears each row once {@link #make} runs. */
    public void query(String sql, RowCallbackHandler rows, @Nullable Object... values) {
        statements.add(new Statement(sql, values, rows, _ -> {}));
    }

    /** Hears how many rows it changed once {@link #make} runs; may throw then. */
    public void update(String sql, IntConsumer count, @Nullable Object... values) {
        statements.add(new Statement(sql, values, _ -> {}, count));
    }

    /** What the other was to ask, this one asks. */
    public void addAll(RoundTrip other) {
        statements.addAll(other.statements);
    }

    /** Runs the statements in the order in which they were named, and none when none was. */
    public void make() {
        if (statements.isEmpty()) {
            return;
        }
        String joined = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
        jdbc.execute(joined, (PreparedStatementCallback<@Nullable Void>) prepared -> {
            int parameter = 1;
            for (Statement statement : statements) {
                for (Object value : statement.values()) {
                    prepared.setObject(parameter++, value);
                }
            }
            prepared.execute();
            for (Statement statement : statements) {
                statement.hear(prepared);
                prepared.getMoreResults();
            }
            return null;
        });
    }
}
